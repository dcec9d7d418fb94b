package io.giaoban.dispatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.wire.DefinitionJson;

/** Reads and writes a subscription as the JSON that the subscriptions topic carries. */
public final class SubscriptionJson {
  private static final DefinitionJson<Subscription> JSON =
      new DefinitionJson<>("subscription", Subscription.class);

  private SubscriptionJson() {}

  /** A subscription as the subscriptions topic carries it. */
  public static byte[] write(Subscription subscription) {
    return JSON.write(subscription);
  }

  /** What a subscriber asked for, as the API tells it. */
  public static ObjectNode of(Wishes wishes) {
    return DefinitionJson.tree(wishes);
  }

  /**
   * Reads a subscription as the subscriptions topic carries it.
   *
   * @throws IllegalArgumentException if the bytes are no subscription
   */
  public static Subscription read(byte[] json) {
    return JSON.read(json);
  }
}
