package io.giaoban.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files with secrets: whoever runs the process alone may read them, where the file system knows
 * such rights. Each is whole or not there at all, whenever the process is killed.
 */
public final class OwnFile {
  private OwnFile() {}

  /**
   * Makes one.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it is there; it stays as it is
   */
  public static void create(Path file, String text) throws IOException {
    write(file, text);
  }

  /** Makes one, or another in its place. */
  public static void replace(Path file, String text) throws IOException {
    write(file, text, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(Path file, String text, CopyOption... how) throws IOException {
    Path dir = file.toAbsolutePath().getParent();
    Path partial = Files.createTempFile(dir, file.getFileName() + ".", ".partial", onlyForUs(file));
    try {
      try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(partial, file, how);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static FileAttribute<?>[] onlyForUs(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
