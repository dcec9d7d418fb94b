package io.giaoban.dispatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Verdict;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of an attempt, whatever a mail server does. */
class PostmanTest {
  private static final Letter LETTER =
      new Letter("lan@example.org", "1", null, "subject", "text", "<p>text</p>", null);

  private static final SmtpLimits SHORT =
      new SmtpLimits(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(50), 1, 1);

  private static final SmtpLimits SHORT_AS_A_WHOLE =
      new SmtpLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMillis(500), 1, 1);

  @ParameterizedTest
  @CsvSource({
    "MAIL, 550 5.7.1 no such sender, REFUSED, 550",
    "MAIL, 451 later, THROTTLED, 451",
    "RCPT, 550 5.1.1 no such user, REFUSED, 550",
    "RCPT, 450 4.2.1 mailbox is busy, THROTTLED, 450",
    "DATA, 554 no, REFUSED, 554",
    "., 552 too big, REFUSED, 552",
    "., 452 disk is full, THROTTLED, 452",
    "GREETING, 421 too many connections, THROTTLED, 421",
    "GREETING, 554 not you, REFUSED, 554",
  })
  void shouldTellRefusalsFromThoseOfTheMoment(
      String command, String answer, Verdict verdict, int status) throws Exception {
    Outcome outcome = outcome(SHORT, Map.of(command, answer));
    assertThat(outcome.verdict()).isEqualTo(verdict);
    assertThat(outcome.status()).isEqualTo(status);
    assertThat(outcome.detail()).contains(answer);
  }

  @ParameterizedTest
  @CsvSource({"GREETING", "EHLO", "RCPT", "DATA", "."})
  void shouldNotWaitForASilentServer(String command) throws Exception {
    Outcome outcome = outcome(SHORT, Map.of(command, ScriptedServer.SILENCE));
    assertThat(outcome.verdict()).isEqualTo(Verdict.TIMED_OUT);
    assertThat(outcome.status()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"GREETING", "EHLO", "."})
  void shouldHangUpOnAServerThatNeverComesToAnEnd(String command) throws Exception {
    try (ScriptedServer server = new ScriptedServer(null, Map.of(command, ScriptedServer.DRIP));
        Postman postman = Mailbox.postman(server.port(), SHORT_AS_A_WHOLE)) {
      Outcome outcome = Mailbox.await(postman.post(() -> LETTER));
      assertThat(outcome.verdict()).isEqualTo(Verdict.TIMED_OUT);
      server.awaitHangUp();
    }
  }

  @ParameterizedTest
  @CsvSource({"GREETING", "EHLO", "RCPT", "."})
  void shouldNoticeABrokenConnection(String command) throws Exception {
    Outcome outcome = outcome(SHORT, Map.of(command, ScriptedServer.END));
    assertThat(outcome.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(outcome.detail()).isNotBlank();
  }

  @Test
  void shouldNotCareHowTheServerSaysGoodbye() throws Exception {
    for (String goodbye : List.of(ScriptedServer.SILENCE, ScriptedServer.END, "500 what?")) {
      assertThat(outcome(SHORT, Map.of("QUIT", goodbye)))
          .isEqualTo(new Outcome(Verdict.DELIVERED, 250, null, null));
    }
  }

  @Test
  void shouldFindNobodyWhereNobodyListens() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (Postman postman = Mailbox.postman(port, SHORT)) {
      Outcome outcome = Mailbox.await(postman.post(() -> LETTER));
      assertThat(outcome.verdict()).isEqualTo(Verdict.UNREACHABLE);
      assertThat(outcome.detail()).contains("127.0.0.1").contains(String.valueOf(port));
    }
  }

  @Test
  void shouldNameALetterThatCannotBeWritten() throws Exception {
    try (Postman postman = Mailbox.postman(1, SHORT)) {
      Outcome outcome =
          Mailbox.await(
              postman.post(
                  () -> {
                    throw new IllegalStateException("no paper");
                  }));
      assertThat(outcome.verdict()).isEqualTo(Verdict.UNSPEAKABLE);
      assertThat(outcome.detail()).contains("no paper");
    }
  }

  @Test
  void shouldLetNoMoreWaitThanItHasRoomFor() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (ScriptedServer server = new ScriptedServer(null, Map.of());
        Postman postman = Mailbox.postman(server.port(), SHORT)) {
      List<CompletionStage<Outcome>> taken = new ArrayList<>();
      taken.add(
          postman.post(
              () -> {
                busy.countDown();
                awaitIgnoringInterrupts(go);
                return LETTER;
              }));
      busy.await();
      taken.add(postman.post(() -> LETTER));
      Outcome tooMany = Mailbox.await(postman.post(() -> LETTER));
      assertThat(tooMany.verdict()).isEqualTo(Verdict.BUSY);
      assertThat(tooMany.detail())
          .isEqualTo("1 mails wait for the mail server (expected: fewer than 1)");
      go.countDown();
      for (CompletionStage<Outcome> attempt : taken) {
        assertThat(Mailbox.await(attempt).verdict()).isEqualTo(Verdict.DELIVERED);
      }
    }
  }

  private static void awaitIgnoringInterrupts(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Outcome outcome(SmtpLimits limits, Map<String, String> answers) throws Exception {
    try (ScriptedServer server = new ScriptedServer(null, answers);
        Postman postman = Mailbox.postman(server.port(), limits)) {
      return Mailbox.await(postman.post(() -> LETTER));
    }
  }
}
