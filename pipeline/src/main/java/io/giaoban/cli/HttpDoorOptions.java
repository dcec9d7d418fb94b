package io.giaoban.cli;

import io.giaoban.node.HttpOptions;
import io.giaoban.node.Role;
import io.giaoban.node.TlsFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of where and how feeds and readers come. */
final class HttpDoorOptions {
  @Option(
      names = "--http-host",
      paramLabel = "ADDRESS",
      description = "The address to listen on for HTTP; 0.0.0.0 = all of this machine's.")
  private String host = "127.0.0.1";

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description =
          "Speak TLS with this certificate, in PEM; a renewed one is taken at once (default: no TLS).")
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The certificate's private key, in PEM.")
  private @Nullable Path key;

  @Option(
      names = "--insecure-http",
      arity = "0..1",
      fallbackValue = "true",
      description =
          "Listen without TLS on an address that others reach: keys can be read on the way.")
  private boolean insecure;

  @Option(
      names = "--trust-forwarded",
      arity = "0..1",
      fallbackValue = "true",
      description =
          "Take who asks from the headers Forwarded or X-Forwarded-*: only where nobody gets here but by a proxy that sets them.")
  private boolean trustForwarded;

  /**
   * Where and how.
   *
   * @param forward where the doors of other roles are
   * @throws IllegalArgumentException if there is a certificate without key, or a key without
   *     certificate
   */
  HttpOptions options(int port, Map<Role, URI> forward) {
    return new HttpOptions(host, port, tls(), insecure, trustForwarded, forward);
  }

  private Optional<TlsFiles> tls() {
    if (certificate != null && key != null) {
      return Optional.of(new TlsFiles(certificate, key));
    }
    if (certificate == null && key == null) {
      return Optional.empty();
    }
    throw new IllegalArgumentException(
        "%s without %s (expected: both or none)"
            .formatted(
                key == null ? "--tls-cert" : "--tls-key",
                key == null ? "--tls-key" : "--tls-cert"));
  }
}
