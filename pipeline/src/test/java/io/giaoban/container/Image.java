package io.giaoban.container;

import java.nio.file.Path;

/** The program's image, built once for all tests from the Dockerfile and the jar of this build. */
final class Image {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final String NAME = "giaoban-it";
  private static final String BUILT = build();

  private Image() {}

  /** What it is called, once it is there. */
  static String name() {
    return BUILT;
  }

  private static String build() {
    var unused = Command.of("docker", "build", "-q", "-t", NAME, ROOT.toString()).run();
    return NAME;
  }
}
