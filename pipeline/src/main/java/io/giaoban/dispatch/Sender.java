package io.giaoban.dispatch;

import java.util.concurrent.CompletionStage;

/** Tells by one channel. Thread-safe; never blocks who calls. */
public interface Sender {
  /** One attempt to tell; completes with what came of it within a minute, never exceptionally. */
  CompletionStage<Outcome> send(Notice notice);
}
