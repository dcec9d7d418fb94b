package io.giaoban.dispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Verdict;
import io.giaoban.node.PemFiles;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import nl.altindag.ssl.SSLFactory;
import nl.altindag.ssl.pem.util.PemUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way to the mail server is protected, and the server is the one that was named. */
class SmtpTlsTest {
  private static final Letter LETTER =
      new Letter("lan@example.org", "1", null, "subject", "text", "<p>text</p>", null);

  private static final SmtpLimits LIMITS =
      new SmtpLimits(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(50), 1, 1);

  @TempDir private Path dir;
  private SSLContext server;
  private SSLSocketFactory trusting;

  @BeforeEach
  void makeCertificate() throws Exception {
    X509Certificate certificate = PemFiles.write(dir, "mail", "EC");
    server =
        SSLFactory.builder()
            .withIdentityMaterial(
                PemUtils.loadIdentityMaterial(dir.resolve("mail.crt"), dir.resolve("mail.key")))
            .build()
            .getSslContext();
    trusting =
        SSLFactory.builder()
            .withTrustMaterial(certificate)
            .build()
            .getSslContext()
            .getSocketFactory();
  }

  @Test
  void shouldSendNothingBeforeStartTls() throws Exception {
    try (ScriptedServer there = new ScriptedServer(server, Map.of())) {
      Outcome outcome = send("smtp://127.0.0.1:" + there.port(), trusting);
      assertThat(outcome).isEqualTo(new Outcome(Verdict.DELIVERED, 250, null, null));
      assertThat(there.heard()).startsWith("EHLO", "STARTTLS", "EHLO", "MAIL", "RCPT", "DATA");
    }
  }

  @Test
  void shouldNotTrustAServerWhoseCertificateNobodyKnows() throws Exception {
    try (ScriptedServer there = new ScriptedServer(server, Map.of())) {
      SSLSocketFactory strict = (SSLSocketFactory) SSLSocketFactory.getDefault();
      Outcome outcome = send("smtp://127.0.0.1:" + there.port(), strict);
      assertThat(outcome.verdict()).isEqualTo(Verdict.UNTRUSTED);
      assertThat(outcome.detail()).contains("certification path");
      assertThat(there.heard()).containsExactly("EHLO", "STARTTLS");
    }
  }

  @Test
  void shouldNotTrustAServerOfAnotherName() throws Exception {
    try (ScriptedServer there = new ScriptedServer(server, Map.of())) {
      Outcome outcome = send("smtp://localhost:" + there.port(), trusting);
      assertThat(outcome.verdict()).isEqualTo(Verdict.UNTRUSTED);
      assertThat(there.heard()).doesNotContain("MAIL");
    }
  }

  @Test
  void shouldNotGoOnWithoutTlsWhereTheServerOffersNone() throws Exception {
    try (ScriptedServer there = new ScriptedServer(null, Map.of())) {
      Outcome outcome = send("smtp://127.0.0.1:" + there.port(), trusting);
      assertThat(outcome.verdict()).isEqualTo(Verdict.UNTRUSTED);
      assertThat(there.heard()).doesNotContain("MAIL");
    }
  }

  @Test
  void shouldNotSpeakPlainlyToAServerThatShouldBeginWithTls() throws Exception {
    try (ScriptedServer there = new ScriptedServer(null, Map.of())) {
      Outcome outcome = send("smtps://127.0.0.1:" + there.port(), trusting);
      assertThat(outcome.verdict()).isEqualTo(Verdict.UNTRUSTED);
      assertThat(there.heard()).doesNotContain("EHLO", "MAIL");
    }
  }

  private static Outcome send(String url, SSLSocketFactory tls) throws Exception {
    SmtpOptions options = SmtpOptions.parse(url + "?from=a@example.org", null);
    try (Postman postman = new Postman(options, LIMITS, tls)) {
      return Mailbox.await(postman.post(() -> LETTER));
    }
  }
}
