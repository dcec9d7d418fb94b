package io.giaoban.gateway;

import io.giaoban.report.Report;
import io.giaoban.report.ReportRecords;
import io.giaoban.schema.CaseReport;
import io.giaoban.schema.OffsetRange;
import io.giaoban.schema.SubmissionStatus;
import io.giaoban.schema.VaccinationReport;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Origin;
import io.giaoban.wire.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the reports of a submission again from where they lie. */
public final class SubmissionReports {
  private static final int MOST_RECORDS = 20_000;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int POLLS_WITHOUT_ANSWER = 50;

  private final TopicReader<SpecificRecord> topics;

  /**
   * A reader.
   *
   * @param cluster where it is
   */
  public SubmissionReports(Cluster cluster) {
    this.topics = TopicReader.of(cluster);
  }

  /**
   * The reports that were let in; empty: with what lies between them there are too many to read.
   *
   * @throws IllegalStateException if they cannot be read
   */
  Optional<List<Report>> of(SubmissionStatus status) {
    long records =
        status.getRanges().stream()
            .mapToLong(range -> range.getLast() - range.getFirst() + 1)
            .sum();
    if (records > MOST_RECORDS) {
      return Optional.empty();
    }
    List<Report> reports = new ArrayList<>();
    try (var consumer = topics.consumer("giaoban-submission-reports")) {
      for (OffsetRange range : status.getRanges()) {
        TopicPartition partition = new TopicPartition(range.getTopic(), range.getPartition());
        consumer.assign(List.of(partition));
        consumer.seek(partition, range.getFirst());
        read(
            consumer,
            partition,
            range.getLast(),
            record -> {
              if (status.getId().equals(Origin.submission(record.headers()))) {
                reports.add(report(record));
              }
            });
      }
    }
    return Optional.of(reports);
  }

  private static void read(
      org.apache.kafka.clients.consumer.Consumer<String, SpecificRecord> consumer,
      TopicPartition partition,
      long last,
      Consumer<ConsumerRecord<String, SpecificRecord>> taker) {
    int silent = 0;
    while (consumer.position(partition) <= last) {
      var records = consumer.poll(POLL);
      silent = records.isEmpty() ? silent + 1 : 0;
      if (silent > POLLS_WITHOUT_ANSWER) {
        throw new IllegalStateException("no answer from the brokers of " + partition);
      }
      records.forEach(
          record -> {
            if (record.offset() <= last) {
              taker.accept(record);
            }
          });
    }
  }

  private static Report report(ConsumerRecord<String, SpecificRecord> record) {
    Instant receivedAt = Instant.ofEpochMilli(record.timestamp());
    return record.value() instanceof CaseReport cases
        ? ReportRecords.read(cases, receivedAt)
        : ReportRecords.read((VaccinationReport) record.value(), receivedAt);
  }
}
