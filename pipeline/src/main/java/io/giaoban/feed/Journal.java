package io.giaoban.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps how far one file has been sent to one door, so that it goes on there however it was ended.
 * Only one process can have it open.
 */
final class Journal implements Closeable {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path path;
  private final Path refused;
  private final FileChannel lock;

  private Journal(Path path, Path refused, FileChannel lock) {
    this.path = path;
    this.refused = refused;
    this.lock = lock;
  }

  /**
   * Opens the file's journal.
   *
   * @param dir where journals are; made if it is not there
   * @throws IllegalStateException if it is open already
   */
  static Journal open(Path dir, Path file, String door) throws IOException {
    Files.createDirectories(dir);
    String name = Sha256.of(file.toAbsolutePath().normalize().toString(), door).substring(0, 32);
    FileChannel lock =
        FileChannel.open(
            dir.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isLocked(lock)) {
      lock.close();
      throw new IllegalStateException(
          file + " is being sent by another process (expected: one at a time)");
    }
    return new Journal(dir.resolve(name + ".json"), dir.resolve(name + ".refused"), lock);
  }

  /** Where rows are collected that were refused. */
  Path refused() {
    return refused;
  }

  /** How far the file has been sent; null: not begun, or nobody can tell. */
  @Nullable Mark read() throws IOException {
    try {
      return JSON.readValue(Files.readString(path), Mark.class);
    } catch (NoSuchFileException | JsonProcessingException e) {
      return null;
    }
  }

  /** Takes the place of what was written before, at once or not at all. */
  void write(Mark mark) throws IOException {
    Path next = path.resolveSibling(path.getFileName() + ".next");
    Files.write(next, JSON.writeValueAsString(mark).getBytes(StandardCharsets.UTF_8));
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Forgets the file. */
  void delete() throws IOException {
    Files.deleteIfExists(path);
    Files.deleteIfExists(refused);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // by this very process
    }
  }
}
