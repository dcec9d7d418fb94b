package io.giaoban.cli;

import io.giaoban.node.HttpOptions;
import io.giaoban.node.Role;
import io.giaoban.node.TlsFiles;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options of where and how feeds and readers come. */
final class HttpDoorOptions {
  @Option(
      names = "--http-host",
      paramLabel = "ADDRESS",
      description = "The address to listen on for HTTP; 0.0.0.0 = all of this machine's.")
  private String host = "127.0.0.1";

  @ArgGroup(exclusive = false)
  private @Nullable Tls tls;

  @Option(
      names = "--insecure-http",
      description =
          "Listen without TLS on an address that others reach: keys can be read on the way.")
  private boolean insecure;

  @Option(
      names = "--trust-forwarded",
      description =
          "Take who asks from the headers Forwarded or X-Forwarded-*: only where nobody gets here but by a proxy that sets them.")
  private boolean trustForwarded;

  /** Both, or none. */
  static final class Tls {
    @Option(
        names = "--tls-cert",
        paramLabel = "FILE",
        required = true,
        description = "Speak TLS with this certificate, in PEM; a renewed one is taken at once.")
    private Path certificate = Path.of("");

    @Option(
        names = "--tls-key",
        paramLabel = "FILE",
        required = true,
        description = "The certificate's private key, in PEM.")
    private Path key = Path.of("");
  }

  /**
   * Where and how.
   *
   * @param forward where the doors of other roles are
   */
  HttpOptions options(int port, Map<Role, URI> forward) {
    return new HttpOptions(
        host,
        port,
        Optional.ofNullable(tls).map(files -> new TlsFiles(files.certificate, files.key)),
        insecure,
        trustForwarded,
        forward);
  }
}
