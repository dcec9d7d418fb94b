package io.giaoban.rejected;

import io.giaoban.gateway.Feeds;
import io.giaoban.gateway.KafkaReports;
import io.giaoban.gateway.OriginalItem;
import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.report.ReportRecords;
import io.giaoban.schema.RejectedReport;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Replay;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Makes of a dead letter the record with which its report is sent again. Its key decides the
 * partition, as by Kafka's own partitioner, which is that of cities as well.
 */
final class ReplayRecords {
  private static final List<String> REPORT_TOPICS =
      List.of(Topics.CASE_REPORTS.name(), Topics.VACCINATION_REPORTS.name());

  private final Serializer<SpecificRecord> writer;
  private final Feeds feeds;

  /**
   * For a cluster.
   *
   * @param cluster whose schemas they are written by
   * @param feeds what they may report
   */
  ReplayRecords(Cluster cluster, Feeds feeds) {
    this.feeds = feeds;
    this.writer = cluster.serde().serializer();
  }

  /**
   * The record. Its time, where the topic takes it from us, is that of the first receipt, or, over
   * HTTP, when the report tells that it was made before.
   *
   * @throws RefusedException if there is no report in it that could be sent
   */
  ProducerRecord<byte[], byte[]> record(DeadLetter letter) throws RefusedException {
    ProducerRecord<byte[], byte[]> record =
        letter.fromKafka() ? asItCame(letter.report()) : readAgain(letter.report());
    new Replay(letter.id().toString(), letter.report().getKnownAt()).writeTo(record.headers());
    return record;
  }

  private static ProducerRecord<byte[], byte[]> asItCame(RejectedReport rejected)
      throws RefusedException {
    if (!REPORT_TOPICS.contains(rejected.getTopic())) {
      throw new RefusedException(
          Refusal.UNREADABLE, rejected.getTopic() + " (expected: one of " + REPORT_TOPICS + ")");
    }
    return new ProducerRecord<>(
        rejected.getTopic(),
        null,
        rejected.getKnownAt().toEpochMilli(),
        Utils.toNullableArray(rejected.getOriginalKey()),
        Utils.toArray(rejected.getOriginal()));
  }

  private ProducerRecord<byte[], byte[]> readAgain(RejectedReport rejected)
      throws RefusedException {
    if (rejected.getReason().equals(Refusal.TOO_LARGE.name())) {
      throw new RefusedException(
          Refusal.TOO_LARGE, "only the beginning was kept (expected: the whole item)");
    }
    Instant receivedAt = rejected.getKnownAt();
    Report report = OriginalItem.read(rejected.getOriginal(), rejected.getFeed(), receivedAt);
    feeds.check(report);
    Topic topic = KafkaReports.topic(report.kind());
    long time = Math.min(report.reportedAt().toEpochMilli(), receivedAt.toEpochMilli());
    return new ProducerRecord<>(
        topic.name(),
        null,
        Math.max(0, time),
        report.city().getBytes(StandardCharsets.UTF_8),
        writer.serialize(topic.name(), ReportRecords.write(report)));
  }
}
