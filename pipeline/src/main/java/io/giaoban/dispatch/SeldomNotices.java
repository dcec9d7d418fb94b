package io.giaoban.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps notices to owners from being a way to trouble others, as nobody proves that a contact is
 * theirs: within any 24 hours one of each subscription, and three to each contact. What is more is
 * logged and shown by the API alone. Counted by this process, from its start. Thread-safe.
 */
public final class SeldomNotices implements OwnerNotices {
  private static final Logger LOG = LoggerFactory.getLogger(SeldomNotices.class);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int OF_A_SUBSCRIPTION = 1;
  private static final int TO_A_CONTACT = 3;

  /**
   * Twice as many as there are subscriptions. A contact is counted only when its subscription may
   * speak, so that one subscription with ever other contacts pushes none out.
   */
  private static final int REMEMBERED = 20_000;

  private final OwnerNotices notices;
  private final Clock clock;
  private final Cache<String, List<Instant>> ofSubscriptions;
  private final Cache<String, List<Instant>> toContacts;

  /**
   * Some of these notices.
   *
   * @param clock tells when a day is over
   */
  public SeldomNotices(OwnerNotices notices, Clock clock) {
    this.notices = notices;
    this.clock = clock;
    this.ofSubscriptions = remembering(clock);
    this.toContacts = remembering(clock);
  }

  @Override
  public void halted(Subscription subscription, HaltReason reason) {
    String contact = subscription.wishes().contact();
    if (contact == null
        || (counted(ofSubscriptions, subscription.id(), OF_A_SUBSCRIPTION)
            && counted(toContacts, Target.mailbox(contact), TO_A_CONTACT))) {
      notices.halted(subscription, reason);
    } else {
      LOG.info(
          "subscription {} stopped ({}); its contact heard enough today",
          subscription.id(),
          reason);
    }
  }

  /** Counts one, unless there were as many as there may be in the day until now. */
  private boolean counted(Cache<String, List<Instant>> told, String key, int most) {
    Instant now = clock.instant();
    AtomicBoolean counted = new AtomicBoolean();
    told.asMap()
        .compute(
            key,
            (unused, before) -> {
              List<Instant> today =
                  before == null
                      ? List.of()
                      : before.stream().filter(at -> at.plus(DAY).isAfter(now)).toList();
              counted.set(today.size() < most);
              return counted.get() ? Stream.concat(today.stream(), Stream.of(now)).toList() : today;
            });
    return counted.get();
  }

  private static Cache<String, List<Instant>> remembering(Clock clock) {
    return Caffeine.newBuilder()
        .maximumSize(REMEMBERED)
        .expireAfterWrite(DAY)
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
        .build();
  }
}
