package io.giaoban.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What is typed into a shell.
 *
 * @param words the command and its arguments
 * @param dir where
 * @param environment variables besides this process's own
 */
record Command(List<String> words, Path dir, Map<String, String> environment) {
  /** An image that has to be built or fetched takes longest. */
  private static final Duration LIMIT = Duration.ofMinutes(20);

  Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  static Command of(String... words) {
    return new Command(List.of(words), Path.of("").toAbsolutePath(), Map.of());
  }

  /** The same with more words. */
  Command with(String... more) {
    return new Command(Stream.concat(words.stream(), Stream.of(more)).toList(), dir, environment);
  }

  /**
   * Runs it to its end.
   *
   * @return what it wrote, errors included
   * @throws CommandFailedException with what it wrote, if it does not end with 0, or not in time
   */
  String run() {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(words))
            .directory(dir.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      // Reading ends with the process, and that in any case: by its handle, as what else ends it
      // closes what is read.
      CompletableFuture<Process> ended =
          process
              .onExit()
              .orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
              .whenComplete(
                  (exited, late) -> {
                    if (late != null) {
                      process.toHandle().destroyForcibly();
                    }
                  });
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        if (ended.isCompletedExceptionally()) {
          throw new CommandFailedException(
              "%s did not end within %s:%n%s".formatted(String.join(" ", words), LIMIT, output));
        }
        throw new CommandFailedException(
            "%s ended with %d:%n%s"
                .formatted(String.join(" ", words), process.exitValue(), output));
      }
      return output;
    } catch (IOException e) {
      throw new CommandFailedException(words.get(0) + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted while " + words.get(0) + " ran", e);
    }
  }
}
