package io.giaoban.node;

import io.giaoban.wire.Brokers;
import io.giaoban.wire.Topic;
import io.giaoban.wire.TopicReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what a topic says now: of each key the last value, in each partition. */
final class DefinitionReader {
  private final TopicReader<byte[]> topics;

  DefinitionReader(Brokers brokers) {
    this.topics = new TopicReader<>(brokers, ByteArrayDeserializer::new);
  }

  /**
   * The values by partition and key, in the order in which the keys first came.
   *
   * @throws IllegalStateException if the topic is not there, or no broker answers
   */
  Map<TopicPartition, Map<String, byte[]>> read(Topic topic) {
    Map<TopicPartition, Map<String, byte[]>> said = new HashMap<>();
    Set<TopicPartition> partitions = topics.read(topic, record -> take(record, said)).keySet();
    // Also those that say nothing yet.
    partitions.forEach(partition -> said.putIfAbsent(partition, new LinkedHashMap<>()));
    return said;
  }

  private static boolean take(
      ConsumerRecord<String, byte[]> record, Map<TopicPartition, Map<String, byte[]>> said) {
    Map<String, byte[]> values =
        said.computeIfAbsent(
            new TopicPartition(record.topic(), record.partition()),
            partition -> new LinkedHashMap<>());
    if (record.value() == null) {
      values.remove(record.key());
    } else {
      values.put(record.key(), record.value());
    }
    return true;
  }
}
