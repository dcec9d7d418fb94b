package io.giaoban.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a subscription has come by its owner's will.
 *
 * @param createdAt when it was made
 * @param verifiedAt when its channel proved to be its owner's; null: it has not, and nothing is
 *     told by it
 * @param paused whether its owner wants to hear nothing for now; what comes meanwhile waits
 * @param resumes how often its owner let it go on; one more takes back what made the dispatcher
 *     stop
 * @param run 1 at first; one more each time that its owner asks for a replay
 * @param start where this run begins in the alerts' topic, for each partition; partitions that are
 *     not named begin at their beginning
 * @param from what was known before is not told in this run; null: all is
 * @param movedAt when it last turned to another channel; null: it never did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Life(
    @JsonProperty(required = true) Instant createdAt,
    @Nullable Instant verifiedAt,
    boolean paused,
    int resumes,
    int run,
    @JsonProperty(required = true) List<Start> start,
    @Nullable Instant from,
    @Nullable Instant movedAt) {
  /**
   * A place in the alerts' topic.
   *
   * @param partition of the topic
   * @param offset of the first message that may be told
   */
  public record Start(int partition, long offset) {}

  public Life {
    start = List.copyOf(start);
  }

  /** The offset at which this run begins in a partition. */
  public long startOf(int partition) {
    return start.stream()
        .filter(place -> place.partition() == partition)
        .mapToLong(Start::offset)
        .findFirst()
        .orElse(0);
  }

  /** As it begins. */
  public static Life begun(Instant now, List<Start> start, @Nullable Instant from) {
    return new Life(now, null, false, 0, 1, start, from, null);
  }

  /** The same, its channel having proved to be its owner's. */
  public Life verified(Instant at) {
    return new Life(createdAt, at, paused, resumes, run, start, from, movedAt);
  }

  /** The same by another channel, which has yet to prove to be its owner's. */
  public Life moved(Instant at) {
    return new Life(createdAt, null, paused, resumes, run, start, from, at);
  }

  /** Whether its channel has had until then to prove to be its owner's, in vain. */
  public boolean unverifiedSince(Instant time) {
    Instant begun = movedAt == null ? createdAt : movedAt;
    return verifiedAt == null && !begun.isAfter(time);
  }

  /** The same, hearing nothing for now. */
  public Life whilePaused() {
    return new Life(createdAt, verifiedAt, true, resumes, run, start, from, movedAt);
  }

  /** The same, going on, whoever stopped it. */
  public Life resumed() {
    return new Life(createdAt, verifiedAt, false, resumes + 1, run, start, from, movedAt);
  }

  /** The same, telling anew from there on. */
  public Life replayed(List<Start> where, Instant since) {
    return new Life(createdAt, verifiedAt, paused, resumes, run + 1, where, since, movedAt);
  }
}
