package io.giaoban.dispatch.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.giaoban.schema.DeliveryAttempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The last attempts to tell each subscriber, in bounded memory: of each {@value #MOST_OF_ONE}, and
 * of all together as many as told; then subscribers that have none of late are forgotten first.
 * Thread-safe.
 */
final class DeliveryLog {
  static final int MOST_OF_ONE = 100;

  private final Cache<String, List<DeliveryAttempt>> attempts;

  DeliveryLog(long mostOfAll) {
    this.attempts =
        Caffeine.newBuilder()
            .maximumWeight(mostOfAll)
            .weigher((String subscription, List<DeliveryAttempt> last) -> last.size())
            .executor(Runnable::run)
            .build();
  }

  /** Takes the next attempt. */
  void put(DeliveryAttempt attempt) {
    attempts.asMap().merge(attempt.getSubscription(), List.of(attempt), DeliveryLog::and);
  }

  /**
   * Attempts to tell a subscriber, the last first.
   *
   * @param before only those that began earlier; null: all
   */
  List<DeliveryAttempt> last(String subscription, @Nullable Instant before, int most) {
    List<DeliveryAttempt> last = new ArrayList<>();
    List<DeliveryAttempt> known =
        Objects.requireNonNullElse(attempts.getIfPresent(subscription), List.of());
    for (int i = known.size() - 1; i >= 0 && last.size() < most; i--) {
      if (before == null || known.get(i).getAt().isBefore(before)) {
        last.add(known.get(i));
      }
    }
    return last;
  }

  private static List<DeliveryAttempt> and(
      List<DeliveryAttempt> before, List<DeliveryAttempt> next) {
    List<DeliveryAttempt> all = new ArrayList<>(MOST_OF_ONE);
    all.addAll(before.subList(Math.max(0, before.size() + 1 - MOST_OF_ONE), before.size()));
    all.addAll(next);
    return List.copyOf(all);
  }
}
