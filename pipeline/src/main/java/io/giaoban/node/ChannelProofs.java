package io.giaoban.node;

import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.ChannelProof;
import io.giaoban.dispatch.ProofResult;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.webhook.ChallengeResult;
import io.giaoban.dispatch.webhook.WebhookChallenge;
import java.util.concurrent.CompletionStage;

/** Webhooks are challenged; mail and telephone are sent what their owners have to bring back. */
record ChannelProofs(WebhookChallenge webhooks) implements ChannelProof {
  @Override
  public CompletionStage<ProofResult> prove(Subscription subscription) {
    if (subscription.wishes().channel() instanceof Channel.Webhook) {
      return webhooks.challenge(subscription).thenApply(ChannelProofs::result);
    }
    return ChannelProof.NONE.prove(subscription);
  }

  private static ProofResult result(ChallengeResult challenge) {
    return challenge.met() ? ProofResult.verified() : ProofResult.failed(challenge.detail());
  }
}
