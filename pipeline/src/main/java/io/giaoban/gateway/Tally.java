package io.giaoban.gateway;

import io.giaoban.report.RefusedException;
import io.giaoban.schema.OffsetRange;
import io.giaoban.schema.RefusedItem;
import io.giaoban.schema.SubmissionStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Counts what becomes of a submission's items, in the same little memory however many they are. */
final class Tally {
  private final SortedMap<String, Long> reasons = new TreeMap<>();
  private final List<RefusedItem> results = new ArrayList<>();
  private final Map<TopicPartition, OffsetRange> ranges = new HashMap<>();
  private final int mostResults;
  private long accepted;
  private long rejected;

  /**
   * Nothing is counted yet.
   *
   * @param mostResults how many refused items are kept
   */
  Tally(int mostResults) {
    this.mostResults = mostResults;
  }

  void accepted() {
    accepted++;
  }

  void refused(long index, RefusedException why) {
    rejected++;
    reasons.merge(why.refusal().name(), 1L, Long::sum);
    if (results.size() < mostResults) {
      results.add(
          RefusedItem.newBuilder()
              .setIndex(index)
              .setReason(why.refusal().name())
              .setDetail(why.detail())
              .build());
    }
  }

  /** Takes note of where a report lies; called by the producer's thread. */
  synchronized void lies(RecordMetadata at) {
    ranges.merge(
        new TopicPartition(at.topic(), at.partition()),
        new OffsetRange(at.topic(), at.partition(), at.offset(), at.offset()),
        (one, other) ->
            new OffsetRange(
                one.getTopic(),
                one.getPartition(),
                Math.min(one.getFirst(), other.getFirst()),
                Math.max(one.getLast(), other.getLast())));
  }

  /** How many items were let in. */
  long letIn() {
    return accepted;
  }

  long items() {
    return accepted + rejected;
  }

  /** How many items were refused for each named reason. */
  Map<String, Long> reasons() {
    return reasons;
  }

  /** Writes what was counted. */
  synchronized void writeTo(SubmissionStatus status) {
    status.setAccepted(accepted);
    status.setRejected(rejected);
    status.setReasons(Map.copyOf(reasons));
    status.setResults(List.copyOf(results));
    status.setRanges(List.copyOf(ranges.values()));
  }
}
