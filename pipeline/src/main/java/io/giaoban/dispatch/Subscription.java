package io.giaoban.dispatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.giaoban.wire.Groups;
import java.util.regex.Pattern;

/**
 * Who is told of which alerts and how, as the API writes it. How far telling has come is the
 * dispatcher's to write, in a topic of its own.
 *
 * @param id of letters, digits, hyphens and underscores; never used for another again
 * @param wishes what the subscriber asked for
 * @param access what is kept of token and secrets
 * @param life how far it has come by its owner's will
 */
public record Subscription(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) Wishes wishes,
    @JsonProperty(required = true) Access access,
    @JsonProperty(required = true) Life life) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public Subscription {
    if (id == null || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "subscription: %s (expected: 1 to 64 letters, digits, hyphens and underscores)"
              .formatted(id == null ? "none" : '"' + id + '"'));
    }
    if (wishes == null || access == null || life == null) {
      throw new IllegalArgumentException(
          "subscription %s: without wishes, access or life (expected: all of them)".formatted(id));
    }
  }

  /** The consumer group in whose name its progress can be seen by Kafka's own tools. */
  public String group() {
    return group(id);
  }

  /** The consumer group of the subscription of that id. */
  public static String group(String id) {
    return Groups.SUBSCRIPTIONS + id;
  }

  /** Whether it may be told anything, as far as its owner has a say. */
  public boolean active() {
    return life.verifiedAt() != null && !life.paused();
  }

  /** The same with other wishes. */
  public Subscription with(Wishes others) {
    return new Subscription(id, others, access, life);
  }

  /** The same with other access. */
  public Subscription with(Access other) {
    return new Subscription(id, wishes, other, life);
  }

  /** The same, further in life. */
  public Subscription with(Life other) {
    return new Subscription(id, wishes, access, other);
  }
}
