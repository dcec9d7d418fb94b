package io.giaoban.rejected;

import io.giaoban.wire.AvroSerde;
import io.giaoban.wire.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what a topic holds now, from its beginning; committed records only. */
final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int TIMEOUT_MS = 15_000;

  private final String bootstrapServers;
  private final String registryUrl;

  TopicReader(String bootstrapServers, String registryUrl) {
    this.bootstrapServers = bootstrapServers;
    this.registryUrl = registryUrl;
  }

  /** Takes a record; tells whether it wants more. */
  interface Taker {
    boolean take(ConsumerRecord<String, SpecificRecord> record);
  }

  /**
   * Reads up to where the topic ends at the call.
   *
   * @throws IllegalStateException if the topic is not there or cannot be read
   */
  void read(Topic topic, Taker taker) {
    try (Consumer<String, SpecificRecord> consumer =
        new KafkaConsumer<>(
            settings(),
            new StringDeserializer(),
            AvroSerde.of(Map.of("schema.registry.url", registryUrl)).deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new IllegalStateException(
            "topic " + topic.name() + " is not there (expected: made by `topics create`)");
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<String, SpecificRecord> record : consumer.poll(POLL)) {
          TopicPartition partition = new TopicPartition(record.topic(), record.partition());
          if (record.offset() < ends.get(partition) && !taker.take(record)) {
            return;
          }
        }
      }
    } catch (KafkaException e) {
      throw new IllegalStateException(
          "topic " + topic.name() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private Map<String, Object> settings() {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ConsumerConfig.CLIENT_ID_CONFIG,
        "giaoban-rejected",
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        "read_committed",
        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
        50,
        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
        false,
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        TIMEOUT_MS);
  }
}
