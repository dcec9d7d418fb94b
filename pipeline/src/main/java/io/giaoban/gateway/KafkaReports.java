package io.giaoban.gateway;

import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.report.ReportRecords;
import io.giaoban.schema.RejectedReport;
import io.giaoban.schema.SubmissionStatus;
import io.giaoban.wire.Acknowledged;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Denied;
import io.giaoban.wire.Origin;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes reports to their topics with the city as key, acknowledged by all in-sync replicas. */
public final class KafkaReports implements ReportSink, AutoCloseable {
  private final Producer<String, SpecificRecord> producer;
  private final ClockMode clock;
  private final Denial denial = new Denial(System::nanoTime);

  /**
   * A writer.
   *
   * @param cluster where it is
   * @param clock whether a record's time is the broker's, or what the report tells
   */
  public KafkaReports(Cluster cluster, ClockMode clock) {
    Map<String, Object> settings = cluster.brokers().client();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "giaoban-gateway");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 8_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_REJECTED_BYTES);
    this.producer =
        new KafkaProducer<>(settings, new StringSerializer(), cluster.serde().serializer());
    this.clock = clock;
  }

  /** The topic that reports of a kind go to. */
  public static Topic topic(Kind kind) {
    return kind == Kind.CASES ? Topics.CASE_REPORTS : Topics.VACCINATION_REPORTS;
  }

  /** What its client measures of itself; whoever binds it closes it. */
  public KafkaClientMetrics clientMetrics() {
    return new KafkaClientMetrics(producer);
  }

  /** As {@link #accept(Report, Origin)}, of no submission. */
  public CompletionStage<RecordMetadata> accept(Report report) {
    return accept(report, Origin.UNKNOWN);
  }

  @Override
  public CompletionStage<RecordMetadata> accept(Report report, Origin origin) {
    Long time = clock == ClockMode.DATA ? report.reportedAt().toEpochMilli() : null;
    ProducerRecord<String, SpecificRecord> record =
        record(topic(report.kind()), time, report.city(), ReportRecords.write(report));
    origin.writeTo(record.headers());
    return write(record);
  }

  @Override
  public CompletionStage<?> refuse(RejectedReport report, Origin origin) {
    long time = report.getKnownAt().toEpochMilli();
    ProducerRecord<String, SpecificRecord> record =
        record(Topics.REJECTED_REPORTS, time, report.getFeed(), report);
    origin.writeTo(record.headers());
    return write(record);
  }

  @Override
  public CompletionStage<?> note(SubmissionStatus status) {
    return write(record(Topics.SUBMISSIONS, null, status.getId(), status));
  }

  /** Whether the brokers denied nothing in the last moments; else only people can mend it. */
  public boolean healthy() {
    return !denial.lasts();
  }

  @Override
  public void close() {
    producer.close();
  }

  private CompletionStage<RecordMetadata> write(ProducerRecord<String, SpecificRecord> record) {
    return Acknowledged.of(producer, record)
        .whenComplete(
            (metadata, failure) -> {
              if (failure == null) {
                denial.over();
              } else if (Denied.by(failure, "write").isPresent()) {
                denial.happened();
              }
            });
  }

  private static ProducerRecord<String, SpecificRecord> record(
      Topic topic, @Nullable Long time, @Nullable String key, SpecificRecord value) {
    return new ProducerRecord<>(topic.name(), null, time, key, value);
  }
}
