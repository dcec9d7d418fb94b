package io.giaoban.node;

import io.giaoban.wire.Brokers;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What is to be written of what is defined.
 *
 * @param lines what that changes, for people
 */
public record DefinitionChange(
    Brokers brokers, List<ProducerRecord<String, byte[]>> records, List<String> lines) {

  /** This, then another. */
  public DefinitionChange and(DefinitionChange then) {
    List<ProducerRecord<String, byte[]>> allRecords = new ArrayList<>(records);
    allRecords.addAll(then.records);
    List<String> allLines = new ArrayList<>(lines);
    allLines.addAll(then.lines);
    return new DefinitionChange(brokers, allRecords, allLines);
  }

  /** How many partitions do not say all of it yet; 0: nothing is to be written. */
  public int partitions() {
    return (int)
        records.stream()
            .map(record -> new TopicPartition(record.topic(), record.partition()))
            .distinct()
            .count();
  }

  /**
   * Writes it, and returns when all in-sync replicas have it.
   *
   * @throws IllegalStateException if not all could be written; may be done again
   */
  public void write() {
    new DefinitionWriter(brokers).write(records);
  }
}
