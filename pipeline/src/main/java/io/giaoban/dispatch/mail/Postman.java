package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Verdict;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes letters to the mail server, a few at once, by threads of its own. Thread-safe; never blocks
 * who calls. To be closed: what still waits then is not sent.
 */
public final class Postman implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

  private final SmtpLine line;
  private final SmtpLimits limits;
  private final ThreadPoolExecutor workers;

  /** A postman for this server. */
  public Postman(SmtpOptions options) {
    this(options, SmtpLimits.DEFAULT, (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  Postman(SmtpOptions options, SmtpLimits limits, SSLSocketFactory tls) {
    this.line = new SmtpLine(options, limits, tls);
    this.limits = limits;
    AtomicInteger number = new AtomicInteger();
    this.workers =
        new ThreadPoolExecutor(
            limits.threads(),
            limits.threads(),
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(limits.queue()),
            run -> {
              Thread thread = new Thread(run, "mail-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    workers.allowCoreThreadTimeOut(true);
  }

  /**
   * One attempt to deliver a letter.
   *
   * @param letter writes it, by a thread of the postman's
   */
  CompletionStage<Outcome> post(Supplier<Letter> letter) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    Outcome tooLate =
        Outcome.of(
            Verdict.TIMED_OUT,
            "not sent within %d s (expected: a mail server that takes it by then)"
                .formatted(limits.whole().toSeconds()));
    try {
      Future<?> attempt =
          workers.submit(
              () -> {
                if (!outcome.isDone()) {
                  outcome.complete(attempt(letter));
                }
              });
      return outcome
          .completeOnTimeout(tooLate, limits.whole().toMillis(), TimeUnit.MILLISECONDS)
          .whenComplete(
              (result, failure) -> {
                if (tooLate.equals(result)) {
                  attempt.cancel(true);
                }
              });
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedStage(
          Outcome.of(
              Verdict.BUSY,
              "%d mails wait for the mail server (expected: fewer than %d)"
                  .formatted(workers.getQueue().size(), limits.queue())));
    }
  }

  private Outcome attempt(Supplier<Letter> letter) {
    try {
      return line.send(letter.get());
    } catch (RuntimeException e) {
      LOG.error("a mail cannot be written", e);
      return Outcome.of(Verdict.UNSPEAKABLE, "the mail cannot be written: " + e);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
