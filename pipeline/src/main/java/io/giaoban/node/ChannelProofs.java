package io.giaoban.node;

import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.ChannelProof;
import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.ProofResult;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.webhook.ChallengeResult;
import io.giaoban.dispatch.webhook.WebhookChallenge;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Webhooks are challenged; mail and telephone are sent what their owners have to bring back.
 *
 * @param webhooks challenges
 * @param mail sends a link; empty: there is no mail server
 * @param sms sends a code; empty: there is no gateway
 */
record ChannelProofs(
    WebhookChallenge webhooks,
    Optional<Function<Subscription, CompletionStage<Outcome>>> mail,
    Optional<Function<Subscription, CompletionStage<Outcome>>> sms)
    implements ChannelProof {
  @Override
  public CompletionStage<ProofResult> prove(Subscription subscription) {
    Channel channel = subscription.wishes().channel();
    if (channel instanceof Channel.Webhook) {
      return webhooks.challenge(subscription).thenApply(ChannelProofs::challenged);
    }
    return (channel instanceof Channel.Mail ? mail : sms)
        .map(way -> way.apply(subscription).thenApply(outcome -> sent(outcome, channel)))
        .orElseGet(() -> ChannelProof.NONE.prove(subscription));
  }

  private static ProofResult challenged(ChallengeResult challenge) {
    return challenge.met() ? ProofResult.verified() : ProofResult.failed(challenge.detail());
  }

  private static ProofResult sent(Outcome outcome, Channel channel) {
    if (!outcome.verdict().delivered()) {
      return ProofResult.failed(
          "%s: %s; ask for verification again".formatted(outcome.verdict(), outcome.detail()));
    }
    return ProofResult.sent(
        channel instanceof Channel.Mail
            ? "a link was sent; open it and confirm"
            : "a code was sent; bring it back by verify?code=");
  }
}
