package io.giaoban.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends the files that are put into a folder. It looks instead of being notified, as network shares
 * notify nobody; a file that has not changed between two looks is complete.
 *
 * <p>What was sent goes to {@code sent}, its refused rows to {@code refused}, and what can never be
 * sent to {@code failed} with a text that says why.
 */
public final class FolderWatch {
  private final FeedClient client;
  private final FeedListener listener;
  private final Path dir;
  private Map<Path, Look> seen = Map.of();

  /**
   * Watches a folder.
   *
   * @throws NotDirectoryException if it is none
   */
  public FolderWatch(FeedClient client, FeedListener listener, Path dir)
      throws NotDirectoryException {
    if (!Files.isDirectory(dir)) {
      throw new NotDirectoryException(dir + " (expected: a folder that is there)");
    }
    this.client = client;
    this.listener = listener;
    this.dir = dir;
  }

  private record Look(FileTime changed, long size) {}

  /**
   * Looks again and again.
   *
   * @throws InterruptedException when the thread is interrupted, which is the only way to end it
   * @throws FeedException if no file would get in
   */
  public void run(Duration interval) throws IOException, InterruptedException {
    while (true) {
      look();
      Thread.sleep(interval.toMillis());
    }
  }

  /** Looks once, and sends what is complete, the oldest first. */
  public void look() throws IOException {
    Map<Path, Look> now = files();
    List<Path> complete = new ArrayList<>();
    now.forEach(
        (file, look) -> {
          if (look.equals(seen.get(file))) {
            complete.add(file);
          }
        });
    seen = now;
    complete.sort(
        Comparator.comparing((Path file) -> now.get(file).changed())
            .thenComparing(Comparator.naturalOrder()));
    for (Path file : complete) {
      send(file);
    }
  }

  private void send(Path file) throws IOException {
    try {
      client.send(file, dir.resolve("refused"), sent -> move(file, "sent"));
    } catch (NoSuchFileException e) {
      // Somebody took it away again.
      listener.failed(file, file + " is not there any more");
    } catch (FeedException e) {
      switch (e.fault()) {
        case FILE -> fail(file, e);
        case NO_ANSWER -> listener.failed(file, e.getMessage() + " (it stays, and is tried again)");
        case ENTRY -> throw e;
      }
    }
  }

  private void fail(Path file, FeedException why) throws IOException {
    listener.failed(file, why.getMessage());
    Path moved = move(file, "failed");
    Files.write(
        moved.resolveSibling(moved.getFileName() + ".txt"),
        List.of(
            String.valueOf(why.getMessage()),
            "",
            "Mend the file and put it into the folder again: rows that were sent count once."),
        StandardCharsets.UTF_8);
    client.forget(file);
  }

  private Path move(Path file, String folder) throws IOException {
    Path to = Files.createDirectories(dir.resolve(folder));
    String name = file.getFileName().toString();
    int dot = name.indexOf('.');
    return Files.move(file, FreeName.in(to, name.substring(0, dot), name.substring(dot)));
  }

  /** Files that may be sent, as they look now; an empty one has not been written yet. */
  private Map<Path, Look> files() throws IOException {
    Map<Path, Look> files = new HashMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(dir, FolderWatch::isInput)) {
      for (Path file : entries) {
        BasicFileAttributes look = Files.readAttributes(file, BasicFileAttributes.class);
        if (look.isRegularFile() && look.size() > 0) {
          files.put(file, new Look(look.lastModifiedTime(), look.size()));
        }
      }
    } catch (NoSuchFileException e) {
      // Taken away between being listed and being looked at: the next look tells.
      return files;
    }
    return files;
  }

  private static boolean isInput(Path file) {
    String name = InputFile.unpackedName(file);
    return !name.startsWith(".") && Source.ENDINGS.stream().anyMatch(name::endsWith);
  }
}
