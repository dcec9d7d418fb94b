package io.giaoban.rejected;

import io.giaoban.schema.RejectedReport;
import io.giaoban.schema.ReplayedReport;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Replay;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** The rejected reports of a cluster, each with what became of its replay. */
public final class DeadLetters {
  private final TopicReader<SpecificRecord> topics;
  private final Deserializer<SpecificRecord> reader;

  /**
   * Those of a cluster.
   *
   * @param cluster where it is
   */
  public DeadLetters(Cluster cluster) {
    this.reader = cluster.serde().deserializer();
    this.topics = TopicReader.of(cluster);
  }

  /**
   * Reads those that there are now, by partition in the order in which they were refused.
   *
   * @param taker takes each that is selected; tells whether it wants more
   * @throws IllegalStateException if they cannot be read
   */
  public void read(Selection selection, Predicate<DeadLetter> taker) {
    Map<String, ReplayedReport> replayed = new HashMap<>();
    topics.read(
        Topics.REPLAYED_REPORTS,
        record -> {
          replayed.merge(record.key(), (ReplayedReport) record.value(), DeadLetters::last);
          return true;
        });
    topics.read(
        Topics.REJECTED_REPORTS,
        record -> {
          DeadLetter letter = letter(record, replayed);
          return !selection.includes(letter) || taker.test(letter);
        });
  }

  /** Accepted once is accepted for good, whatever is sent again. */
  private static ReplayedReport last(ReplayedReport before, ReplayedReport now) {
    return before.getOutcome().equals(Replay.ACCEPTED) ? before : now;
  }

  private DeadLetter letter(
      ConsumerRecord<String, SpecificRecord> record, Map<String, ReplayedReport> replayed) {
    LetterId id = new LetterId(record.partition(), record.offset());
    RejectedReport report = (RejectedReport) record.value();
    Subject subject = Subject.of(report, reader);
    return new DeadLetter(
        id,
        report,
        subject.city(),
        subject.feed(),
        Optional.ofNullable(Replay.of(record.headers())).map(Replay::original),
        Optional.ofNullable(replayed.get(id.toString())));
  }
}
