package io.giaoban.dispatch.api;

import io.giaoban.dispatch.ChannelProof;
import io.giaoban.dispatch.ProofResult;
import io.giaoban.dispatch.Subscription;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for proofs of channels; who has a turn may ask for one. */
final class Prover {
  private static final Logger LOG = LoggerFactory.getLogger(Prover.class);
  private static final Duration PATIENCE = Turns.LONGEST;

  private final ChannelProof proof;

  Prover(ChannelProof proof) {
    this.proof = proof;
  }

  /** What comes of the proof of a subscription's channel. */
  ProofResult prove(Subscription subscription) {
    try {
      return proof
          .prove(subscription)
          .toCompletableFuture()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ProofResult.failed("interrupted (POST …/verify tries again)");
    } catch (TimeoutException e) {
      return ProofResult.failed(
          "no answer within %d s (expected: sooner)".formatted(PATIENCE.toSeconds()));
    } catch (ExecutionException e) {
      LOG.warn("the channel of subscription {} cannot be verified", subscription.id(), e);
      return ProofResult.failed(
          "it cannot be verified here now; the operator's log has the reason");
    }
  }
}
