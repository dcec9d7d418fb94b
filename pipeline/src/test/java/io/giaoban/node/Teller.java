package io.giaoban.node;

import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.CityDay;
import io.giaoban.wire.CityPartitioner;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells city days and alerts in transactions, as processors do: each with a number of its own. */
final class Teller implements AutoCloseable {
  static final String RULE = "cases-2000";
  private static final LocalDate DAY = LocalDate.of(2000, 1, 1);

  private final Producer<String, SpecificRecord> producer;
  private final int unitsMissing;
  private int number;

  /**
   * A teller.
   *
   * @param unitsMissing tells how long the events are
   */
  Teller(TestCluster cluster, int unitsMissing) {
    this.unitsMissing = unitsMissing;
    producer =
        new KafkaProducer<>(
            cluster
                .brokers()
                .client(
                    Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, UUID.randomUUID().toString())),
            new StringSerializer(),
            cluster.serde().serializer());
    producer.initTransactions();
  }

  /** City days of a city in one transaction. */
  void days(String city, int count) {
    producer.beginTransaction();
    for (int i = 0; i < count; i++) {
      day(city);
    }
    producer.commitTransaction();
  }

  /** An alert of a city in a transaction. */
  void alert(String city, String rule, String severity) {
    producer.beginTransaction();
    send(Topics.ALERTS, city, city, alert(city, rule, severity, ++number));
    producer.commitTransaction();
  }

  /** Days and alerts of some cities in a transaction, which may be aborted. */
  void some(Random random, List<String> cities, int count, boolean aborted) {
    producer.beginTransaction();
    for (int i = 0; i < count; i++) {
      String city = cities.get(random.nextInt(cities.size()));
      if (random.nextInt(3) == 0) {
        send(Topics.ALERTS, city, city, alert(city, RULE, "severe", ++number));
      } else {
        day(city);
      }
    }
    if (aborted) {
      producer.flush(); // so that they are in the topics
      producer.abortTransaction();
    } else {
      producer.commitTransaction();
    }
  }

  private void day(String city) {
    CityDay day =
        CityDay.newBuilder()
            .setCity(city)
            .setDay(DAY.plusDays(++number))
            .setIssue(DAY)
            .setKnownAt(Instant.EPOCH)
            .setVersion(number)
            .setUnitsExpected(unitsMissing)
            .setUnitsReported(0)
            .setMissingUnits(Collections.nCopies(unitsMissing, "001"))
            .build();
    send(Topics.CITY_DAYS, city, "%s|%s|%s".formatted(city, day.getDay(), DAY), day);
  }

  private void send(Topic topic, String city, String key, SpecificRecord value) {
    int partition = CityPartitioner.partition(city, TestCluster.PARTITIONS);
    var unused = producer.send(new ProducerRecord<>(topic.name(), partition, key, value));
  }

  private static Alert alert(String city, String rule, String severity, int number) {
    return Alert.newBuilder()
        .setId(city + "." + rule + "." + DAY)
        .setSequence(number)
        .setRule(rule)
        .setSeverity(severity)
        .setCity(city)
        .setState(AlertState.RAISED)
        .setFirstDay(DAY)
        .setLastDay(DAY)
        .setDay(DAY)
        .setPeak(2_045)
        .setPeakDay(DAY)
        .setProvisional(false)
        .setVersion(number)
        .setKnownAt(Instant.EPOCH)
        .build();
  }

  @Override
  public void close() {
    producer.close();
  }
}
