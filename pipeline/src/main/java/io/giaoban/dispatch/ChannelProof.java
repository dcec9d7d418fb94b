package io.giaoban.dispatch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds out whether a channel is its subscription's owner's. Thread-safe; never blocks who calls.
 */
public interface ChannelProof {
  /** Where a process can ask nobody. */
  ChannelProof NONE =
      subscription ->
          CompletableFuture.completedStage(
              ProofResult.failed(
                  "this process has no means to verify a "
                      + subscription.wishes().channel().type()));

  /**
   * Challenges a webhook, or sends a link or a code; completes with what came of it within 15
   * seconds, never exceptionally.
   */
  CompletionStage<ProofResult> prove(Subscription subscription);
}
