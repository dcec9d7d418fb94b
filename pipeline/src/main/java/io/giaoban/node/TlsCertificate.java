package io.giaoban.node;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.altindag.ssl.SSLFactory;
import nl.altindag.ssl.util.SSLFactoryUtils;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that a server shows now. A renewed one counts once both files fit together, for
 * the connections made from then on.
 */
final class TlsCertificate implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TlsCertificate.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final TlsFiles files;
  private final SSLFactory shown;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          run -> {
            Thread thread = new Thread(run, "tls-certificate");
            thread.setDaemon(true);
            return thread;
          });
  private volatile List<X509Certificate> chain;

  private TlsCertificate(TlsFiles files) {
    this.files = files;
    TlsFiles.Identity first = files.read();
    this.shown =
        SSLFactory.builder()
            .withSwappableIdentityMaterial()
            .withIdentityMaterial(first.tls().getKeyManager().orElseThrow())
            .build();
    this.chain = first.chain();
  }

  /**
   * Reads the files, and looks at them again and again.
   *
   * @throws IllegalArgumentException naming the file that is not what it should be
   */
  static TlsCertificate open(TlsFiles files) {
    TlsCertificate certificate = new TlsCertificate(files);
    Future<?> unused =
        certificate.watch.scheduleWithFixedDelay(
            certificate::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return certificate;
  }

  /** How the server speaks TLS: 1.2 or 1.3. */
  SslContextFactory.Server forServer() {
    SslContextFactory.Server server = new SslContextFactory.Server();
    server.setSslContext(shown.getSslContext());
    server.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    return server;
  }

  /** When the first of the chain ends. */
  Instant ends() {
    return chain.stream()
        .map(one -> one.getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /** Takes the files' certificate, if it is another than the one shown. */
  void look() {
    try {
      TlsFiles.Identity read = files.read();
      if (!read.chain().equals(chain)) {
        SSLFactoryUtils.reload(shown, read.tls());
        chain = read.chain();
        LOG.info("the certificate in {} is shown from now on", files.certificate());
      }
    } catch (RuntimeException e) {
      LOG.warn("the certificate shown up to now stays: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
