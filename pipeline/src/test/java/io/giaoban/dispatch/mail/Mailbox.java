package io.giaoban.dispatch.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.giaoban.dispatch.Outcome;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;

/** A real mail server on a free port, and a postman that goes there. */
final class Mailbox implements AutoCloseable {
  static final SmtpLimits LIMITS =
      new SmtpLimits(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(50), 4, 256);

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());

  private final Postman postman;

  Mailbox() {
    server.start();
    postman = postman(server.getSmtp().getPort(), LIMITS);
  }

  /** A postman to a server on this machine, without TLS. */
  static Postman postman(int port, SmtpLimits limits) {
    return new Postman(
        SmtpOptions.parse(
            "smtp://127.0.0.1:%d?from=Giao%%20ban%%20%%3Calerts@example.org%%3E&starttls=never"
                .formatted(port),
            null),
        limits,
        (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /** Waits for what came of an attempt. */
  static Outcome await(CompletionStage<Outcome> attempt) throws Exception {
    return attempt.toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  Postman postman() {
    return postman;
  }

  GreenMail server() {
    return server;
  }

  List<MimeMessage> mails() {
    return List.of(server.getReceivedMessages());
  }

  @Override
  public void close() {
    postman.close();
    server.stop();
  }
}
