package io.giaoban.rejected;

import io.giaoban.schema.RejectedReport;
import io.giaoban.schema.ReplayedReport;
import io.giaoban.wire.Replay;
import java.util.Optional;

/**
 * A rejected report, and what is known of it besides.
 *
 * @param id where it stands
 * @param report what was refused, and why
 * @param city the city that the original is about, where it can be told
 * @param feed the feed that sent it, where it can be told
 * @param repeatOf the dead letter whose replay this is that was refused again
 * @param replayed what became of its last replay; empty: it was not replayed, or is not yet
 *     processed
 */
public record DeadLetter(
    LetterId id,
    RejectedReport report,
    Optional<String> city,
    Optional<String> feed,
    Optional<String> repeatOf,
    Optional<ReplayedReport> replayed) {
  /** Whether it came as a Kafka record, not over HTTP. */
  public boolean fromKafka() {
    return report.getSource().equals("kafka");
  }

  /** Whether a replay of it was accepted. */
  public boolean accepted() {
    return replayed.filter(last -> last.getOutcome().equals(Replay.ACCEPTED)).isPresent();
  }
}
