package io.giaoban.deploy;

import java.io.IOException;

/** All that tells what a document of some kind may say. */
final class Schemas {
  private final CustomResourceSchema strimzi;

  private Schemas(CustomResourceSchema strimzi) {
    this.strimzi = strimzi;
  }

  static Schemas load() throws IOException {
    return new Schemas(CustomResourceSchema.strimzi());
  }

  /**
   * Checks a document.
   *
   * @throws RuntimeException saying what is wrong, also where its kind is not known
   */
  void check(Manifest manifest) {
    if (KubernetesSchema.knows(manifest)) {
      KubernetesSchema.check(manifest);
    } else if (MonitoringSchema.knows(manifest)) {
      MonitoringSchema.check(manifest);
    } else if (strimzi.knows(manifest)) {
      strimzi.check(manifest);
    } else {
      throw new IllegalArgumentException(manifest.type() + " (expected: a kind that is known)");
    }
  }
}
