package io.giaoban.dispatch.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.dispatch.SubscriptionJson;
import io.giaoban.dispatch.Wishes;
import java.util.Optional;

/**
 * A change of a subscription, by RFC 7396: what is named is replaced, what is null taken away. A
 * channel with a {@code type} is a whole one.
 */
final class WishesPatch {
  private static final String PAUSED = "paused";
  private static final String CHANNEL = "channel";
  private static final String TYPE = "type";

  private final ObjectNode fields;
  private final Optional<Boolean> paused;

  /**
   * A change.
   *
   * @param body as it came
   * @throws IllegalArgumentException if {@code paused} is neither true nor false
   */
  WishesPatch(ObjectNode body) {
    this.fields = body.deepCopy();
    JsonNode found = fields.remove(PAUSED);
    if (found != null && !found.isBoolean()) {
      throw new IllegalArgumentException("paused: %s (expected: true or false)".formatted(found));
    }
    this.paused = Optional.ofNullable(found).map(JsonNode::booleanValue);
  }

  /** Whether it is to hear nothing for now, or to go on; empty: as before. */
  Optional<Boolean> paused() {
    return paused;
  }

  /**
   * What is asked for by then.
   *
   * @throws IllegalArgumentException naming the field that is not understood, and what was expected
   */
  Wishes applyTo(Wishes before) {
    ObjectNode after = SubscriptionJson.of(before);
    if (fields.path(CHANNEL).has(TYPE)) {
      after.remove(CHANNEL);
    }
    merge(after, fields);
    return StrictJson.read(after, Wishes.class);
  }

  private static void merge(ObjectNode into, ObjectNode patch) {
    patch
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isNull()) {
                into.remove(field.getKey());
              } else if (field.getValue() instanceof ObjectNode more) {
                merge(objectOf(into, field.getKey()), more);
              } else {
                into.set(field.getKey(), field.getValue());
              }
            });
  }

  private static ObjectNode objectOf(ObjectNode holder, String field) {
    return holder.get(field) instanceof ObjectNode object ? object : holder.putObject(field);
  }
}
