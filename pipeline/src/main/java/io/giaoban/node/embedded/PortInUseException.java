package io.giaoban.node.embedded;

/**
 * A port that was asked for cannot be bound on the loopback address; the message says what to do.
 */
public final class PortInUseException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  PortInUseException(String service, int port, String option, Throwable cause) {
    super(
        "%s port %d is in use (expected: a free port; choose another with %s, or 0 for any)"
            .formatted(service, port, option),
        cause);
  }
}
