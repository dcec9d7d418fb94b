package io.giaoban.node;

import io.giaoban.wire.Topic;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what a topic says now: of each key the last value, in each partition. */
final class DefinitionReader {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int ANSWER_LIMIT_MS = 10_000;

  private final String bootstrapServers;

  DefinitionReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * The values by partition and key, in the order in which the keys first came.
   *
   * @throws IllegalStateException if the topic is not there, or no broker answers
   */
  Map<TopicPartition, Map<String, byte[]>> read(Topic topic) {
    try (Consumer<String, byte[]> consumer = consumer(bootstrapServers)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new IllegalStateException(
            "topic %s is not at %s (expected: made by topics create)"
                .formatted(topic.name(), bootstrapServers));
      }
      return read(consumer, partitions);
    } catch (KafkaException e) {
      throw new IllegalStateException(
          "topic %s at %s cannot be read: %s"
              .formatted(topic.name(), bootstrapServers, e.getMessage()),
          e);
    }
  }

  /** A consumer of such topics, outside of any group. */
  static Consumer<String, byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.<String, Object>of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            ANSWER_LIMIT_MS),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private static Map<TopicPartition, Map<String, byte[]>> read(
      Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, Map<String, byte[]>> present = new LinkedHashMap<>();
    partitions.forEach(partition -> present.put(partition, new LinkedHashMap<>()));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        Map<String, byte[]> values =
            present.get(new TopicPartition(record.topic(), record.partition()));
        if (record.value() == null) {
          values.remove(record.key());
        } else {
          values.put(record.key(), record.value());
        }
      }
    }
    return present;
  }
}
