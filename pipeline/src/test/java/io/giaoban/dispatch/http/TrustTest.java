package io.giaoban.dispatch.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Verdict;
import io.giaoban.dispatch.http.RawServer.Talk;
import io.giaoban.node.PemFiles;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.altindag.ssl.SSLFactory;
import nl.altindag.ssl.pem.util.PemUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom TLS proves to be who was named: the server's certificate is for 127.0.0.1. */
class TrustTest {
  private X509Certificate certificate;
  private RawServer server;

  @BeforeEach
  void open(@TempDir Path dir) throws Exception {
    certificate = PemFiles.write(dir, "hook", "EC");
    SSLFactory tls =
        SSLFactory.builder()
            .withIdentityMaterial(
                PemUtils.loadIdentityMaterial(dir.resolve("hook.crt"), dir.resolve("hook.key")))
            .build();
    server =
        new RawServer(
            Talk.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
            tls.getSslServerSocketFactory());
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  @Test
  void shouldTrustWhoProvesTheName() throws Exception {
    assertThat(told("127.0.0.1", List.of(certificate)).verdict()).isEqualTo(Verdict.DELIVERED);
    assertThat(server.heads()).hasSize(1);
  }

  @Test
  void shouldNotTrustAnotherName() throws Exception {
    Outcome outcome = told("hook.test", List.of(certificate));
    assertThat(outcome.verdict()).isEqualTo(Verdict.UNTRUSTED);
    assertThat(outcome.detail())
        .startsWith("TLS: ")
        .endsWith("(expected: a valid certificate of hook.test)");
    assertThat(server.heads()).isEmpty();
  }

  @Test
  void shouldNotTrustAnUnknownAuthority() throws Exception {
    assertThat(told("127.0.0.1", List.of()).verdict()).isEqualTo(Verdict.UNTRUSTED);
    assertThat(server.heads()).isEmpty();
  }

  private Outcome told(String host, List<X509Certificate> trusted) throws Exception {
    try (GuardedHttp http =
        new GuardedHttp(
            AllowedNetworks.of(List.of("127.0.0.1")),
            HttpLimits.USUAL,
            name -> List.of(InetAddresses.forString("127.0.0.1")),
            trusted,
            Clock.systemUTC())) {
      URI url = URI.create("https://%s:%d/hook".formatted(host, server.port()));
      return http.call(new HttpCall("POST", url, Map.of(), "{}", "lan"))
          .toCompletableFuture()
          .get(1, TimeUnit.MINUTES)
          .outcome();
    }
  }
}
