package io.giaoban.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** Reads and writes a subscription as the JSON that the subscriptions topic carries. */
public final class SubscriptionJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private SubscriptionJson() {}

  /** A subscription as the subscriptions topic carries it. */
  public static byte[] write(Subscription subscription) {
    try {
      return JSON.writeValueAsBytes(subscription);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "subscription " + subscription.id() + " cannot be written", e);
    }
  }

  /** What a subscriber asked for, as the API tells it. */
  public static ObjectNode of(Wishes wishes) {
    return JSON.valueToTree(wishes);
  }

  /**
   * Reads a subscription as the subscriptions topic carries it.
   *
   * @throws IllegalArgumentException if the bytes are no subscription
   */
  public static Subscription read(byte[] json) {
    try {
      Subscription subscription = JSON.readValue(json, Subscription.class);
      if (subscription == null) {
        throw new IllegalArgumentException("no subscription: null (expected: a JSON object)");
      }
      return subscription;
    } catch (ValueInstantiationException e) {
      throw new IllegalArgumentException("no subscription: " + e.getCause().getMessage(), e);
    } catch (JsonProcessingException e) {
      // Without the text around it, which may hold a hash.
      throw new IllegalArgumentException("no subscription: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("no subscription: " + e.getMessage(), e);
    }
  }
}
