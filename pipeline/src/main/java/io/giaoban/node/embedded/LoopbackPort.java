package io.giaoban.node.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** One service's port on the loopback address, as the user asked for it (0: any that is free). */
public record LoopbackPort(String service, int number, String option) {
  /** The loopback address: nothing listens anywhere else unless told. */
  public static final String HOST = "127.0.0.1";

  static final InetAddress ADDRESS = address();

  public LoopbackPort {
    if (number < 0 || number > 65_535) {
      throw new IllegalArgumentException(
          "%s: %d (expected: 0 for any free port, or 1 to 65535)".formatted(option, number));
    }
  }

  /**
   * Binds the port, so that a busy one is told before any thread of the service runs. Closing the
   * socket gives it to the service.
   */
  public ServerSocket bind() {
    try {
      return new ServerSocket(number, 1, ADDRESS);
    } catch (BindException e) {
      throw inUse(e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s port %d cannot be bound on %s".formatted(service, number, HOST), e);
    }
  }

  /** What to tell where the port is taken. */
  public PortInUseException inUse(Throwable cause) {
    return new PortInUseException(service, number, option, cause);
  }

  private static InetAddress address() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("127.0.0.1 (expected: an address)", e);
    }
  }
}
