package io.giaoban.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is typed into a shell.
 *
 * @param words the command and its arguments
 * @param dir where
 * @param environment variables besides this process's own
 */
record Command(List<String> words, Path dir, Map<String, String> environment) {
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
   * @throws CommandFailedException with what it wrote, if it does not end with 0
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
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
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
