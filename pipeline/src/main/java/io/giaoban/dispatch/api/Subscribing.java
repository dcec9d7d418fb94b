package io.giaoban.dispatch.api;

import com.google.common.util.concurrent.Striped;
import io.giaoban.dispatch.Access;
import io.giaoban.dispatch.AlertOffsets;
import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.Life;
import io.giaoban.dispatch.ProofResult;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Token;
import io.giaoban.dispatch.Wishes;
import io.javalin.http.ConflictResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes subscriptions and changes them, one change of each at a time. Where two processes change
 * the same one at the same moment, the later change counts whole.
 */
final class Subscribing {
  private static final Logger LOG = LoggerFactory.getLogger(Subscribing.class);
  private static final int MOST = 10_000;
  private static final int STRIPES = 64;

  /** As long as Standard Webhooks advises: a day to change over. */
  private static final Duration OVERLAP = Duration.ofHours(24);

  private final SubscriptionStore store;
  private final AlertOffsets offsets;
  private final KnownNames known;
  private final Prover prover;
  private final Targets targets;
  private final Clock clock;
  private final Object making = new Object();
  private final Striped<Lock> changing = Striped.lock(STRIPES);

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
    this.store = store;
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
   * Makes a subscription, and tries to verify its channel.
   *
   * @param token opens it
   * @param from whose alerts it is told that were known then or later; null: from now on
   * @param operator whether the operator makes it; others are limited
   */
  Outcome make(Wishes wishes, String token, @Nullable Instant from, boolean operator) {
    checkKnown(wishes);
    List<Life.Start> start = start(from);
    Access access = access(new Access(Token.hash(token), List.of()), wishes);
    Subscription made =
        new Subscription(Token.newId(), wishes, access, Life.begun(now(), start, from));
    synchronized (making) {
      if (store.now().size() >= MOST) {
        throw new ConflictResponse(
            "subscriptions: %,d (expected: fewer; delete those that nobody needs)".formatted(MOST));
      }
      if (!operator) {
        targets.allowProof(made);
      }
      put(made);
    }
    LOG.info("subscription {} made: {}", made.id(), wishes.channel().type());
    return prove(made);
  }

  /** Changes what a subscriber asked for, and whether it hears anything. */
  Outcome change(Doorkeeper.Guest guest, WishesPatch patch) {
    Subscription after =
        change(
            guest.subscription().id(),
            before -> {
              Subscription changed = changed(before, patch);
              if (!guest.operator() && !sameChannel(before, changed)) {
                targets.allowProof(changed);
              }
              return changed;
            });
    return sameChannel(guest.subscription(), after) ? new Outcome(after, null) : prove(after);
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
    return after.with(sameChannel(before, after) ? life : life.verified(null));
  }

  /** Tries to verify a channel once more, unless it is verified. */
  Outcome verify(Doorkeeper.Guest guest) {
    Subscription subscription = guest.subscription();
    if (subscription.life().verifiedAt() != null) {
      return new Outcome(subscription, ProofResult.verified());
    }
    if (!guest.operator()) {
      targets.again(subscription);
    }
    return prove(subscription);
  }

  /** Takes note that a channel proved to be its owner's. */
  Subscription verified(Subscription proved) {
    return change(
        proved.id(),
        now ->
            now.life().verifiedAt() == null && sameChannel(now, proved)
                ? now.with(now.life().verified(now()))
                : now);
  }

  /** Gives a webhook a new secret. */
  Subscription rotate(String id) {
    return change(
        id, before -> Refusing.wishes(() -> before.with(before.access().rotated(now(), OVERLAP))));
  }

  /** Gives an owner another token, which alone opens from now on. */
  Subscription renew(String id, String token) {
    return change(id, before -> before.with(before.access().withToken(Token.hash(token))));
  }

  /** Tells alerts anew that were known at that time or later. */
  Subscription replay(String id, Instant from) {
    List<Life.Start> start = start(from);
    return change(id, before -> before.with(before.life().replayed(start, from)));
  }

  /** Forgets a subscription. */
  void remove(String id) {
    Lock lock = changing.get(id);
    lock.lock();
    try {
      Refusing.unsafe(
          () -> {
            store.remove(id);
            return id;
          });
    } finally {
      lock.unlock();
    }
    LOG.info("subscription {} deleted", id);
  }

  private Subscription change(String id, UnaryOperator<Subscription> change) {
    Lock lock = changing.get(id);
    lock.lock();
    try {
      Subscription before = store.now().find(id).orElseThrow(() -> Doorkeeper.none(id));
      Subscription after = change.apply(before);
      if (!after.equals(before)) {
        put(after);
      }
      return after;
    } finally {
      lock.unlock();
    }
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

  private void put(Subscription subscription) {
    Refusing.unsafe(
        () -> {
          store.put(subscription);
          return subscription;
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
