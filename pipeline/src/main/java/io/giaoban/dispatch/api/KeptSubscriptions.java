package io.giaoban.dispatch.api;

import com.google.common.util.concurrent.Striped;
import io.giaoban.dispatch.Subscription;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Subscriptions as they are kept, with one change of each at a time. Where two processes change the
 * same one at the same moment, the later change counts whole. Thread-safe.
 */
final class KeptSubscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(KeptSubscriptions.class);
  private static final int STRIPES = 64;

  private final SubscriptionStore store;
  private final Striped<Lock> changing = Striped.lock(STRIPES);

  KeptSubscriptions(SubscriptionStore store) {
    this.store = store;
  }

  /** One change: nothing came between. */
  record Step(Subscription before, Subscription after) {}

  /** Changes the subscription of that id as it is now, which may be later than it was seen. */
  Step change(String id, UnaryOperator<Subscription> change) {
    return locked(
        id,
        () -> {
          Subscription before = store.now().find(id).orElseThrow(() -> Doorkeeper.none(id));
          Subscription after = change.apply(before);
          if (!after.equals(before)) {
            put(after);
          }
          return new Step(before, after);
        });
  }

  /** Keeps a new one. */
  void put(Subscription subscription) {
    Refusing.unsafe(
        () -> {
          store.put(subscription);
          return subscription;
        });
  }

  /** Forgets the subscription of that id, if it is such a one now. */
  void removeIf(String id, Predicate<Subscription> condition) {
    locked(
        id,
        () ->
            store
                .now()
                .find(id)
                .filter(condition)
                .map(
                    found ->
                        Refusing.unsafe(
                            () -> {
                              store.remove(id);
                              LOG.info("subscription {} deleted", id);
                              return found;
                            })));
  }

  private <T> T locked(String id, Supplier<T> step) {
    Lock lock = changing.get(id);
    lock.lock();
    try {
      return step.get();
    } finally {
      lock.unlock();
    }
  }
}
