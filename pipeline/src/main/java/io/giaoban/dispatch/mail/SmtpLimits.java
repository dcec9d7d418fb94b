package io.giaoban.dispatch.mail;

import java.time.Duration;

/**
 * How long a mail server is waited for, and how much waits for it.
 *
 * @param connect for a connection
 * @param read for the next bytes of an answer
 * @param whole for everything, from the moment a mail is handed over
 * @param threads how many mails are on their way at once
 * @param queue how many may wait behind them
 */
record SmtpLimits(Duration connect, Duration read, Duration whole, int threads, int queue) {
  /** Within a minute all told, as {@link io.giaoban.dispatch.Sender} promises. */
  static final SmtpLimits DEFAULT =
      new SmtpLimits(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(50), 4, 256);
}
