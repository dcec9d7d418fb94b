package io.giaoban.node;

import io.giaoban.alert.Rule;
import io.giaoban.alert.RulesFile;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.place.PlacesFile;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes places and rules to every partition of their topics, so that each city meets a change as
 * an event in order. What is there already is not written again.
 */
final class Definitions {
  private final String bootstrapServers;
  private final ClockMode clock;

  Definitions(String bootstrapServers, ClockMode clock) {
    this.bootstrapServers = bootstrapServers;
    this.clock = clock;
  }

  void publish(Places places, List<Rule> rules) {
    Map<String, byte[]> cities = new LinkedHashMap<>();
    for (City city : places.cities()) {
      cities.put(city.code(), PlacesFile.toJson(city));
    }
    Map<String, byte[]> conditions = new LinkedHashMap<>();
    for (Rule rule : rules) {
      conditions.put(rule.id(), RulesFile.toJson(rule));
    }
    publish(Topics.PLACES, cities, false);
    publish(Topics.RULES, conditions, true);
  }

  /**
   * Brings a topic to these values.
   *
   * @param complete whether what is not among the values is deleted
   */
  private void publish(Topic topic, Map<String, byte[]> values, boolean complete) {
    Map<TopicPartition, Map<String, byte[]>> present = read(topic);
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new StringSerializer(),
            new ByteArraySerializer())) {
      present.forEach(
          (partition, before) -> {
            values.forEach(
                (key, value) -> {
                  if (!Arrays.equals(value, before.get(key))) {
                    sent.add(send(producer, partition, key, value));
                  }
                });
            if (complete) {
              before.keySet().stream()
                  .filter(key -> !values.containsKey(key))
                  .forEach(key -> sent.add(send(producer, partition, key, null)));
            }
          });
    }
    sent.forEach(Definitions::check);
  }

  private static void check(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while places and rules were written", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "places and rules cannot be written: " + e.getCause().getMessage(), e);
    }
  }

  /** Where time is the reports' own, a definition holds from the beginning of time. */
  private Future<RecordMetadata> send(
      Producer<String, byte[]> producer,
      TopicPartition partition,
      String key,
      byte @Nullable [] value) {
    Long timestamp = clock == ClockMode.DATA ? 0L : null;
    return producer.send(
        new ProducerRecord<>(partition.topic(), partition.partition(), timestamp, key, value));
  }

  private Map<TopicPartition, Map<String, byte[]>> read(Topic topic) {
    Map<TopicPartition, Map<String, byte[]>> present = new HashMap<>();
    try (Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      partitions.forEach(partition -> present.put(partition, new HashMap<>()));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          Map<String, byte[]> values =
              present.get(new TopicPartition(record.topic(), record.partition()));
          if (record.value() == null) {
            values.remove(record.key());
          } else {
            values.put(record.key(), record.value());
          }
        }
      }
    }
    return present;
  }
}
