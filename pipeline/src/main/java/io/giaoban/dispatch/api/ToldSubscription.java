package io.giaoban.dispatch.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.api.AvroShape;
import io.giaoban.api.ObjectShape;
import io.giaoban.api.Shape;
import io.giaoban.dispatch.Access.SecretVersion;
import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.ProofResult;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.SubscriptionJson;
import io.giaoban.schema.Halt;
import io.giaoban.schema.PendingMessage;
import io.giaoban.schema.SubscriptionProgress;
import io.giaoban.schema.UndeliveredMessage;
import io.giaoban.wire.AvroJson;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A subscription as it is told to its owner: what was asked for, and how telling fares. */
final class ToldSubscription {
  private static final int MOST_WAITING = 100;
  private static final List<String> OURS = List.of("partition", "offset", "end", "correction");

  private static final Shape INSTANT = Shape.text("date-time");
  private static final Shape COUNT = Shape.wholeNumber(0, Long.MAX_VALUE);
  private static final Shape VERIFICATION =
      ObjectShape.named("Verification", "Whether a channel proved to be its owner's.")
          .with(
              "state",
              Shape.oneOf(List.of("verified", "sent", "failed", "unverified")),
              "`sent`: a link or code is on its way; `failed`: what was tried now was in vain.")
          .with("detail", Shape.text(), "What was found, and what is to be done.");
  private static final Shape SECRET =
      ObjectShape.named("SecretVersion", "A webhook's secret in use; never the secret itself.")
          .with("number", COUNT, "1 for the first.")
          .with("createdAt", INSTANT, "When it was made.")
          .with("until", Shape.orNull(INSTANT), "Signs until then. Null: has no end.");

  /** What is told in lists. */
  static final Shape SUMMARY =
      WishesShape.TOLD
          .with("id", Shape.text(), "Its id.")
          .with(
              "state",
              Shape.oneOf(Arrays.stream(State.values()).map(State::word).toList()),
              "Only an `active` one is told anything; `halted`: telling was given up.")
          .with("verification", VERIFICATION, "Whether its channel is its owner's.")
          .with("paused", Shape.bool(), "Whether its owner wants to hear nothing for now.")
          .with("createdAt", INSTANT, "When it was made.")
          .with("run", COUNT, "1 at first, one more for each replay.")
          .with("secrets", Shape.listOf(SECRET), "Those in use, the newest last.")
          .with(
              "halt",
              Shape.orNull(
                  AvroShape.told(Halt.getClassSchema())
                      .named("SubscriptionHalt")
                      .without("resumes")),
              "Why telling was given up. Null: it was not.")
          .with("failingSince", Shape.orNull(INSTANT), "Every attempt failed since. Null: none.")
          .with("lastDeliveredAt", Shape.orNull(INSTANT), "The last success. Null: none yet.")
          .with("waitingCount", COUNT, "How many messages are still to be told.")
          .with("undeliveredCount", COUNT, "How many were given up, of the last 100.");

  /** The same with what waits and what was given up. */
  static final ObjectShape WHOLE =
      ObjectShape.named("WholeSubscription", "A subscription with what is still to be told.")
          .including(SUMMARY)
          .with(
              "waiting",
              Shape.listOf(
                  AvroShape.told(PendingMessage.getClassSchema())
                      .without("partition", "offset", "end", "correction")),
              "The first 100 messages to be told, with how the last attempt ended.")
          .with(
              "undelivered",
              Shape.listOf(
                  AvroShape.told(UndeliveredMessage.getClassSchema())
                      .without("partition", "offset")),
              "The last 100 messages that were given up, and why.");

  private final Subscription subscription;
  private final @Nullable SubscriptionProgress progress;
  private final @Nullable ProofResult proof;

  /**
   * A subscription.
   *
   * @param progress how far telling has come; empty: nothing has begun
   * @param proof what came of verifying it now; null: it was not tried
   */
  ToldSubscription(
      Subscription subscription,
      Optional<SubscriptionProgress> progress,
      @Nullable ProofResult proof) {
    this.subscription = subscription;
    this.progress = progress.orElse(null);
    this.proof = proof;
  }

  /** Whether a subscription is told anything. */
  private enum State {
    UNVERIFIED,
    HALTED,
    PAUSED,
    ACTIVE;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** As it is told in lists. */
  ObjectNode summary() {
    ObjectNode told = SubscriptionJson.of(subscription.wishes());
    told.put("id", subscription.id());
    told.put("state", state().word());
    told.set("verification", verification(told.objectNode()));
    told.put("paused", subscription.life().paused());
    told.put("createdAt", subscription.life().createdAt().toString());
    told.put("run", subscription.life().run());
    secrets(told.putArray("secrets"));
    Halt halt = halt();
    told.set("halt", halt == null ? null : AvroJson.of(halt).without("resumes"));
    told.put("failingSince", text(progress == null ? null : progress.getFailingSince()));
    told.put("lastDeliveredAt", text(progress == null ? null : progress.getLastDeliveredAt()));
    told.put("waitingCount", progress == null ? 0 : progress.getPending().size());
    told.put("undeliveredCount", progress == null ? 0 : progress.getUndelivered().size());
    return told;
  }

  /** The same with what waits and what was given up. */
  ObjectNode whole() {
    ObjectNode told = summary();
    List<PendingMessage> waiting = progress == null ? List.of() : progress.getPending();
    add(told.putArray("waiting"), waiting.subList(0, Math.min(MOST_WAITING, waiting.size())));
    add(
        told.putArray("undelivered"),
        progress == null ? List.<UndeliveredMessage>of() : progress.getUndelivered());
    return told;
  }

  private State state() {
    if (subscription.life().verifiedAt() == null) {
      return State.UNVERIFIED;
    }
    if (halt() != null) {
      return State.HALTED;
    }
    return subscription.life().paused() ? State.PAUSED : State.ACTIVE;
  }

  /** Why telling was given up, unless its owner has let it go on since. */
  private @Nullable Halt halt() {
    Halt halt = progress == null ? null : progress.getHalt();
    return halt == null || halt.getResumes() < subscription.life().resumes() ? null : halt;
  }

  private ObjectNode verification(ObjectNode told) {
    Instant verifiedAt = subscription.life().verifiedAt();
    if (verifiedAt != null) {
      return told.put("state", "verified").put("detail", "since " + verifiedAt);
    }
    return proof == null
        ? told.put("state", "unverified").put("detail", "POST …/verify tries it")
        : told.put("state", proof.state().name().toLowerCase(Locale.ROOT))
            .put("detail", proof.detail());
  }

  private void secrets(ArrayNode told) {
    if (subscription.wishes().channel() instanceof Channel.Webhook) {
      for (SecretVersion secret : subscription.access().secrets()) {
        told.addObject()
            .put("number", secret.number())
            .put("createdAt", secret.createdAt().toString())
            .put(
                "until",
                secret.until().equals(SecretVersion.NEVER) ? null : secret.until().toString());
      }
    }
  }

  private static void add(ArrayNode told, List<? extends SpecificRecord> messages) {
    messages.forEach(message -> told.add(AvroJson.of(message).remove(OURS)));
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
