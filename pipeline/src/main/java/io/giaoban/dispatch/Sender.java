package io.giaoban.dispatch;

import java.util.concurrent.CompletionStage;

/** Tells by one channel. Thread-safe; never blocks who calls. */
public interface Sender {
  /**
   * One attempt to tell; completes with what came of it within a minute, exceptionally only if it
   * is cancelled, which ends the attempt as soon as can be.
   */
  CompletionStage<Outcome> send(Notice notice);
}
