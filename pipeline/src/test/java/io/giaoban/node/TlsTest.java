package io.giaoban.node;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with certificate and key as files. */
class TlsTest {
  @TempDir private Path dir;

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void shouldServeOverTlsOnly(String algorithm) throws Exception {
    X509Certificate trusted = PemFiles.write(dir, "one", algorithm);
    try (HttpDoor door = open("one")) {
      assertThat(door.url()).startsWith("https://127.0.0.1:");
      assertThat(ask(door.url(), trusted)).isEqualTo("pong");
      assertThat(plainly(door.url())).doesNotContain("pong");
    }
  }

  @Test
  void shouldShowARenewedCertificateOnceBothFilesFit() throws Exception {
    X509Certificate first = PemFiles.write(dir, "one", "EC");
    X509Certificate renewed = PemFiles.write(dir, "two", "EC");
    TlsCertificate certificate = TlsCertificate.open(PemFiles.files(dir, "one"));
    try (HttpDoor door =
        HttpDoor.open(
            HttpOptions.loopback(0),
            Optional.of(certificate),
            new CompositeMeterRegistry(),
            routes -> routes.get("/ping", exchange -> exchange.result("pong")))) {
      replace("two.crt", "one.crt");
      certificate.look();
      assertThat(ask(door.url(), first)).isEqualTo("pong");
      replace("two.key", "one.key");
      certificate.look();
      assertThat(ask(door.url(), renewed)).isEqualTo("pong");
      assertThatExceptionOfType(SSLHandshakeException.class)
          .isThrownBy(() -> ask(door.url(), first));
    }
  }

  @Test
  void shouldNameTheFileThatIsWrong() throws Exception {
    PemFiles.write(dir, "one", "EC");
    PemFiles.write(dir, "two", "EC");
    Path certificate = dir.resolve("one.crt");
    Path key = dir.resolve("one.key");
    assertRefused(new TlsFiles(dir.resolve("none"), key), "--tls-cert: ", "none is not there");
    assertRefused(new TlsFiles(certificate, dir), "--tls-key: " + dir, "cannot be read");
    assertRefused(new TlsFiles(key, key), "--tls-cert: " + key, "expected: a certificate in PEM");
    assertRefused(
        new TlsFiles(certificate, certificate),
        "--tls-key: " + certificate,
        "expected: an unencrypted private key in PEM");
    assertRefused(
        new TlsFiles(certificate, dir.resolve("two.key")),
        "--tls-key: " + dir.resolve("two.key"),
        "expected: the key of the certificate in " + certificate);
  }

  private static void assertRefused(TlsFiles files, String... said) {
    assertThatIllegalArgumentException()
        .isThrownBy(files::read)
        .satisfies(e -> assertThat(e.getMessage()).contains(said));
  }

  private HttpDoor open(String name) {
    return HttpDoor.open(
        new HttpOptions("127.0.0.1", 0, Optional.of(PemFiles.files(dir, name)), false),
        routes -> routes.get("/ping", exchange -> exchange.result("pong")));
  }

  private void replace(String from, String to) throws IOException {
    Files.copy(dir.resolve(from), dir.resolve(to), StandardCopyOption.REPLACE_EXISTING);
  }

  private static String ask(String url, X509Certificate trusted) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("trusted", trusted);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder()
        .sslContext(tls)
        .build()
        .send(
            HttpRequest.newBuilder(URI.create(url + "/ping")).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static String plainly(String url) throws IOException {
    URI uri = URI.create(url);
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write("GET /ping HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
