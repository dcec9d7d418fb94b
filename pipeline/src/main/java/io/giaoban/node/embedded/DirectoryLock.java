package io.giaoban.node.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to write in a directory. Kafka takes such a lock too, but only after its controller has
 * written there, which would damage what another process keeps.
 */
record DirectoryLock(FileChannel channel) implements AutoCloseable {

  /**
   * Takes the lock, which goes with the process at the latest; the directory is made when absent.
   */
  static DirectoryLock take(Path dir, String fileName) throws IOException {
    FileChannel channel =
        FileChannel.open(
            Files.createDirectories(dir).resolve(fileName),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new IOException(
          "%s is in use (expected: a directory of its own, or the other process ended)"
              .formatted(dir));
    }
    return new DirectoryLock(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // by this process
    }
  }
}
