package io.giaoban.backup;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory of a backup. Only the user who makes it may look into it. */
final class BackupFolder {
  private static final String MANIFEST = "manifest.json";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Path dir;

  /** One that is there. */
  BackupFolder(Path dir) {
    this.dir = dir;
  }

  /**
   * A new one beside where it will be.
   *
   * @throws IllegalArgumentException if there is something already
   */
  static BackupFolder begin(Path target) throws IOException {
    Path partial = partial(target);
    for (Path path : new Path[] {target, partial}) {
      if (Files.exists(path)) {
        throw new IllegalArgumentException(
            "%s is there already (expected: a name that is free%s)"
                .formatted(
                    path, path.equals(partial) ? "; if no backup is being made, remove it" : ""));
      }
    }
    if (partial.getParent() != null) {
      Files.createDirectories(partial.getParent());
    }
    return new BackupFolder(Files.createDirectory(partial, onlyForUs("rwx------")));
  }

  /** It is whole: it gets its name. */
  void finish(Manifest manifest, Path target) throws IOException {
    Path file = create(MANIFEST);
    JSON.writeValue(file.toFile(), manifest);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(dir, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** An empty file in it. */
  Path create(String name) throws IOException {
    return Files.createFile(dir.resolve(name), onlyForUs("rw-------"));
  }

  Path file(String name) {
    Path file = dir.resolve(name);
    if (!dir.equals(file.getParent())) {
      throw new IllegalArgumentException(
          "file: %s (expected: a name in the backup's directory)".formatted(name));
    }
    return file;
  }

  /**
   * What it has.
   *
   * @throws IllegalArgumentException if it is no backup, or one that this program cannot read
   */
  Manifest manifest() throws IOException {
    Manifest manifest;
    try {
      manifest = JSON.readValue(dir.resolve(MANIFEST).toFile(), Manifest.class);
    } catch (NoSuchFileException | java.io.FileNotFoundException e) {
      throw new IllegalArgumentException(
          "%s has no %s (expected: a directory that `giaoban backup` has made)"
              .formatted(dir, MANIFEST),
          e);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s: %s (expected: as `giaoban backup` has written it)"
              .formatted(dir.resolve(MANIFEST), e.getOriginalMessage()),
          e);
    }
    if (manifest.format() != Manifest.FORMAT) {
      throw new IllegalArgumentException(
          "format: %d (expected: %d; a newer program made this backup, version %s)"
              .formatted(manifest.format(), Manifest.FORMAT, manifest.program()));
    }
    return manifest;
  }

  private static Path partial(Path target) {
    return target.resolveSibling(target.getFileName() + ".partial");
  }

  private static FileAttribute<?>[] onlyForUs(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
