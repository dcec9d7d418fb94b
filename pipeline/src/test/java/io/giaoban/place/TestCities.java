package io.giaoban.place;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Cities as a places file states them. */
final class TestCities {
  private TestCities() {}

  /**
   * A city in that zone.
   *
   * @param keys further lines of YAML, not indented; {@code units} are none unless told
   */
  static City of(String zone, String keys) {
    String yaml =
        "cities:\n  - code: X\n    name: X\n    timezone: "
            + zone
            + "\n"
            + (keys + (keys.contains("units:") ? "" : "\nunits: []")).indent(4);
    try {
      Path file = Files.createTempFile("places", ".yaml");
      try {
        return requireNonNull(PlacesFile.read(Files.writeString(file, yaml, UTF_8)).city("X"));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
