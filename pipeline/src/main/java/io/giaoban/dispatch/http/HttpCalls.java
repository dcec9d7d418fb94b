package io.giaoban.dispatch.http;

import java.util.concurrent.CompletionStage;

/** Makes requests. Thread-safe; never blocks who calls. */
public interface HttpCalls {
  /** Makes one; completes within half a minute, never exceptionally. */
  CompletionStage<HttpReply> call(HttpCall call);
}
