package io.giaoban.stream;

import io.giaoban.schema.RejectedReport;
import io.giaoban.schema.ReplayedReport;
import org.apache.kafka.common.utils.Bytes;

/** What becomes of an arriving record at once; its figures follow with the next flush. */
sealed interface Outcome {
  /** It is refused. */
  record Rejected(RejectedReport report) implements Outcome {}

  /** It was sent again, and this is what became of it. */
  record Replayed(ReplayedReport report) implements Outcome {}

  /** It belongs into its city's partition, and is sent on there as it came. */
  record Misplaced(String topic, String city, Bytes value) implements Outcome {}

  /** Something is to be flushed before the next commit. */
  record Pulse() implements Outcome {}
}
