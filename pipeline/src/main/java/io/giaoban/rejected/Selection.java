package io.giaoban.rejected;

import io.giaoban.schema.ReplayedReport;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which dead letters are meant: those that fulfil every condition given.
 *
 * @param ids these only; empty: any
 * @param reason the named reason of its refusal, or of that of its last replay, in capitals
 * @param topic the topic that the original stood in
 * @param feed the feed that sent it
 * @param city the city that it is about
 * @param from the first instant at which it was received
 * @param to the instant before which it was received
 */
public record Selection(
    Set<LetterId> ids,
    Optional<String> reason,
    Optional<String> topic,
    Optional<String> feed,
    Optional<String> city,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** Any dead letter. */
  public static final Selection ALL =
      new Selection(
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Whether the dead letter is meant. */
  public boolean includes(DeadLetter letter) {
    Instant knownAt = letter.report().getKnownAt();
    return (ids.isEmpty() || ids.contains(letter.id()))
        && (same(reason, Optional.of(letter.report().getReason()))
            || same(reason, letter.replayed().map(ReplayedReport::getOutcome)))
        && same(topic, Optional.ofNullable(letter.report().getTopic()))
        && same(feed, letter.feed())
        && same(city, letter.city())
        && from.filter(knownAt::isBefore).isEmpty()
        && to.filter(end -> !knownAt.isBefore(end)).isEmpty();
  }

  private static boolean same(Optional<String> wanted, Optional<String> found) {
    return wanted.isEmpty() || wanted.equals(found);
  }
}
