package io.giaoban.dispatch.http;

import java.util.concurrent.CompletionStage;

/** Makes requests. Thread-safe; never blocks who calls. */
public interface HttpCalls {
  /** Makes one; completes within half a minute, exceptionally only if it is cancelled. */
  CompletionStage<HttpReply> call(HttpCall call);
}
