package io.giaoban.dispatch.api;

import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Subscriptions;

/** Where subscriptions are kept. Thread-safe. */
public interface SubscriptionStore {
  /** All as they are now; what this process has put is among them. */
  Subscriptions now();

  /**
   * Keeps a subscription, instead of the one that has its id; returns when it is safe.
   *
   * @throws IllegalStateException if it could not be made safe; may be done again
   */
  void put(Subscription subscription);

  /**
   * Forgets a subscription; returns when that is safe.
   *
   * @throws IllegalStateException if it could not be made safe; may be done again
   */
  void remove(String id);
}
