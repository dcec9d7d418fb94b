package io.giaoban.node;

import io.giaoban.node.embedded.LoopbackPort;
import io.giaoban.node.embedded.PortInUseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a node listens for HTTP.
 *
 * @param host the address it listens on
 * @param port its port; 0 = any free
 * @param tls with which it speaks TLS; empty: it does not
 * @param insecure whether keys and reports may come unencrypted over a network
 * @param trustForwarded whether who asks, and by which address, is as {@code Forwarded} and {@code
 *     X-Forwarded-*} headers say (RFC 7239): only right where nobody but a proxy gets here
 * @param forward where the doors of other roles are, to which their paths are passed on
 */
public record HttpOptions(
    String host,
    int port,
    Optional<TlsFiles> tls,
    boolean insecure,
    boolean trustForwarded,
    Map<Role, URI> forward) {
  /**
   * Where and how.
   *
   * @throws IllegalArgumentException if the host is none of this machine's addresses, or keys would
   *     go over a network unencrypted
   */
  public HttpOptions {
    forward = Map.copyOf(forward);
    if (!onLoopback(host) && tls.isEmpty() && !insecure) {
      throw new IllegalArgumentException(
          "--http-host: \"%s\" without TLS (expected: a loopback address, or --tls-cert and --tls-key, or --insecure-http if keys and reports may be read on the way)"
              .formatted(host));
    }
  }

  /** Where every role answers for itself, and nothing stands in front. */
  public HttpOptions(String host, int port, Optional<TlsFiles> tls, boolean insecure) {
    this(host, port, tls, insecure, false, Map.of());
  }

  /** On the loopback address, where nothing can be read on the way. */
  public static HttpOptions loopback(int port) {
    return new HttpOptions(LoopbackPort.HOST, port, Optional.empty(), false);
  }

  /** Whether nobody but this machine can come. */
  boolean onLoopback() {
    return onLoopback(host);
  }

  private static boolean onLoopback(String host) {
    return address(host).isLoopbackAddress();
  }

  /** Sees that the port is free before any thread of the server runs. */
  void checkFree() {
    try {
      new ServerSocket(port, 1, address(host)).close();
    } catch (BindException e) {
      throw inUse(e);
    } catch (IOException e) {
      throw new UncheckedIOException("HTTP port " + port + " cannot be used", e);
    }
  }

  PortInUseException inUse(Exception cause) {
    return new LoopbackPort("HTTP", port, "--http-port").inUse(cause);
  }

  private static IllegalArgumentException noAddress(String host, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "--http-host: \"%s\" (expected: an address of this machine)".formatted(host), cause);
  }

  private static InetAddress address(String host) {
    try {
      // An empty name is the loopback address here, and all addresses where it is listened on.
      if (!host.isBlank()) {
        return InetAddress.getByName(host);
      }
    } catch (UnknownHostException e) {
      throw noAddress(host, e);
    }
    throw noAddress(host, null);
  }
}
