package io.giaoban.dispatch.api;

import io.giaoban.dispatch.Access;
import io.giaoban.dispatch.AlertOffsets;
import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.Life;
import io.giaoban.dispatch.ProofResult;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Token;
import io.giaoban.dispatch.Wishes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes subscriptions and changes them. */
final class Subscribing {
  private static final Logger LOG = LoggerFactory.getLogger(Subscribing.class);

  /** As long as Standard Webhooks advises: a day to change over. */
  private static final Duration OVERLAP = Duration.ofHours(24);

  private final KeptSubscriptions kept;
  private final AlertOffsets offsets;
  private final KnownNames known;
  private final Prover prover;
  private final Targets targets;
  private final Turns turns = new Turns();
  private final Clock clock;
  private final Object making = new Object();

  /**
   * The desk.
   *
   * @param store keeps them
   * @param offsets where they begin to listen
   * @param known what they can ask for
   * @param prover finds out whose channels are
   * @param targets whom others than the operator may trouble how often
   */
  Subscribing(
      SubscriptionStore store,
      AlertOffsets offsets,
      KnownNames known,
      Prover prover,
      Targets targets,
      Clock clock) {
    this.kept = new KeptSubscriptions(store);
    this.offsets = offsets;
    this.known = known;
    this.prover = prover;
    this.targets = targets;
    this.clock = clock;
  }

  /**
   * A subscription and what came of verifying its channel.
   *
   * @param subscription as it is now
   * @param proof what came of it; null: it was not tried
   */
  record Outcome(Subscription subscription, @Nullable ProofResult proof) {}

  /**
   * What came of a change.
   *
   * @param before the subscription that was changed
   */
  record Changed(Subscription before, Outcome outcome) {}

  /**
   * Makes a subscription, and tries to verify its channel.
   *
   * @param token opens it
   * @param from whose alerts it is told that were known then or later; null: from now on
   * @throws TooOftenException if who asks has to wait; others than the operator are limited
   */
  Outcome make(Wishes wishes, String token, @Nullable Instant from, Asker asker) {
    checkKnown(wishes);
    List<Life.Start> start = start(from);
    Access access = access(new Access(Token.hash(token), List.of()), wishes);
    Subscription made =
        new Subscription(Token.newId(), wishes, access, Life.begun(now(), start, from));
    try (Turns.Turn turn = turns.of(asker, made.id())) {
      turn.take();
      synchronized (making) {
        List<Subscription> inTheWay = targets.inTheWay(made, asker);
        targets.allowProof(asker, made);
        inTheWay.forEach(this::forgetLapsed);
        kept.put(made);
      }
      LOG.info("subscription {} made: {}", made.id(), wishes.channel().type());
      return prove(made);
    }
  }

  /**
   * Changes what a subscriber asked for, and whether it hears anything.
   *
   * @throws TooOftenException if another channel has to be verified, and who asks has to wait
   */
  Changed change(Doorkeeper.Guest guest, WishesPatch patch) {
    Asker asker = guest.asker();
    String id = guest.subscription().id();
    try (Turns.Turn turn = turns.of(asker, id)) {
      KeptSubscriptions.Step step =
          kept.change(
              id,
              before -> {
                if (!guest.stillOpens(before)) {
                  throw Doorkeeper.none(id);
                }
                Subscription changed = changed(before, patch);
                if (!sameChannel(before, changed)) {
                  turn.take();
                  targets.allowProof(asker, changed);
                }
                return changed;
              });
      Subscription after = step.after();
      return new Changed(
          step.before(),
          sameChannel(step.before(), after) ? new Outcome(after, null) : prove(after));
    }
  }

  private Subscription changed(Subscription before, WishesPatch patch) {
    Wishes wishes = Refusing.wishes(() -> patch.applyTo(before.wishes()));
    if (!wishes.filter().equals(before.wishes().filter())) {
      checkKnown(wishes);
    }
    Life life = before.life();
    if (patch.paused().isPresent()) {
      life = patch.paused().get() ? life.whilePaused() : life.resumed();
    }
    Subscription after = before.with(wishes).with(access(before.access(), wishes));
    return after.with(sameChannel(before, after) ? life : life.moved(now()));
  }

  /** Tries to verify a channel once more, unless it is verified. */
  Outcome verify(Doorkeeper.Guest guest) {
    Subscription subscription = guest.subscription();
    if (subscription.life().verifiedAt() != null) {
      return new Outcome(subscription, ProofResult.verified());
    }
    try (Turns.Turn turn = turns.of(guest.asker(), subscription.id())) {
      turn.take();
      targets.again(guest.asker(), subscription);
      return prove(subscription);
    }
  }

  /** Takes note that a channel proved to be its owner's. */
  Subscription verified(Subscription proved) {
    return kept.change(
            proved.id(),
            now ->
                now.life().verifiedAt() == null && sameChannel(now, proved)
                    ? now.with(now.life().verified(now()))
                    : now)
        .after();
  }

  /** Gives a webhook a new secret. */
  Subscription rotate(String id) {
    return kept.change(
            id,
            before -> Refusing.wishes(() -> before.with(before.access().rotated(now(), OVERLAP))))
        .after();
  }

  /** Gives an owner another token, which alone opens from now on. */
  Subscription renew(String id, String token) {
    return kept.change(id, before -> before.with(before.access().withToken(Token.hash(token))))
        .after();
  }

  /** Tells alerts anew that were known at that time or later. */
  Subscription replay(String id, Instant from) {
    List<Life.Start> start = start(from);
    return kept.change(id, before -> before.with(before.life().replayed(start, from))).after();
  }

  /** Forgets a subscription. */
  void remove(String id) {
    kept.removeIf(id, unused -> true);
  }

  /** Its owner may be about to confirm it. */
  private void forgetLapsed(Subscription subscription) {
    kept.removeIf(subscription.id(), targets::hasLapsed);
  }

  private Outcome prove(Subscription subscription) {
    ProofResult result = prover.prove(subscription);
    return new Outcome(
        result.state() == ProofResult.State.VERIFIED ? verified(subscription) : subscription,
        result);
  }

  /** What else is said of a channel, such as its format, proves nothing. */
  private static boolean sameChannel(Subscription one, Subscription other) {
    Channel channel = one.wishes().channel();
    Channel another = other.wishes().channel();
    return channel.type().equals(another.type()) && channel.address().equals(another.address());
  }

  private Access access(Access before, Wishes wishes) {
    return wishes.channel() instanceof Channel.Webhook ? before.withSecret(now()) : before;
  }

  private void checkKnown(Wishes wishes) {
    Refusing.wishes(
        () -> {
          known.check(wishes.filter());
          return wishes;
        });
  }

  private List<Life.Start> start(@Nullable Instant from) {
    return Refusing.unsafe(() -> from == null ? offsets.now() : offsets.since(from));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
