package io.giaoban.node.embedded;

/** A request that the registry refuses, with what its client is told. */
final class RegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RegistryError error;

  RegistryException(RegistryError error, String message) {
    super(message);
    this.error = error;
  }

  RegistryError error() {
    return error;
  }
}
