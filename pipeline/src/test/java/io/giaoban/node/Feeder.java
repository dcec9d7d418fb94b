package io.giaoban.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.giaoban.alert.Rule;
import io.giaoban.alert.RulesFile;
import io.giaoban.alert.Silence;
import io.giaoban.alert.SilenceJson;
import io.giaoban.place.City;
import io.giaoban.place.PlacesFile;
import io.giaoban.report.Report;
import io.giaoban.report.ReportRecords;
import io.giaoban.wire.CityPartitioner;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Writes to the inputs as a live system does, at times of its own. */
final class Feeder implements AutoCloseable {
  private final TestCluster cluster;
  private final Producer<byte[], byte[]> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  Feeder(TestCluster cluster) {
    this.cluster = cluster;
    this.producer = cluster.producer();
  }

  void report(Report report, Instant at) {
    report(report, CityPartitioner.partition(report.city(), TestCluster.PARTITIONS), at);
  }

  /** Sends a report to a partition that may be another city's. */
  void report(Report report, int partition, Instant at) {
    byte[] value =
        cluster
            .serde()
            .serializer()
            .serialize(Topics.CASE_REPORTS.name(), ReportRecords.write(report));
    send(Topics.CASE_REPORTS, partition, report.city(), value, at);
  }

  /** Sends what is no report. */
  void garbage(int partition, Instant at) {
    send(Topics.CASE_REPORTS, partition, "garbage", new byte[] {1, 2, 3}, at);
  }

  void put(City city, Instant at) {
    everywhere(Topics.PLACES, city.code(), PlacesFile.toJson(city), at);
  }

  void put(Rule rule, Instant at) {
    everywhere(Topics.RULES, rule.id(), RulesFile.toJson(rule), at);
  }

  void removeRule(String id, Instant at) {
    everywhere(Topics.RULES, id, null, at);
  }

  void put(Silence silence, Instant at) {
    everywhere(Topics.SILENCES, silence.id(), SilenceJson.write(silence), at);
  }

  void tick(Instant at) {
    everywhere(Topics.CLOCK, "tick", new byte[0], at);
  }

  private void everywhere(Topic topic, String key, byte @Nullable [] value, Instant at) {
    for (int partition = 0; partition < TestCluster.PARTITIONS; partition++) {
      send(topic, partition, key, value, at);
    }
  }

  private void send(Topic topic, int partition, String key, byte @Nullable [] value, Instant at) {
    sent.add(
        producer.send(
            new ProducerRecord<>(
                topic.name(), partition, at.toEpochMilli(), key.getBytes(UTF_8), value)));
  }

  /** Returns when the brokers have all of it. */
  void flush() throws Exception {
    for (Future<RecordMetadata> record : sent) {
      record.get();
    }
    sent.clear();
  }

  @Override
  public void close() {
    producer.close();
  }
}
