package io.giaoban.node;

import io.giaoban.wire.Brokers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of one kind as their topic has them in every partition, so that each city meets a
 * change as an event in order; and what must be written to change them.
 */
final class Definitions<T> {
  /**
   * Where time is the reports' own, a definition holds from the beginning of time; elsewhere the
   * broker sets its own.
   */
  private static final long SINCE_EVER = 0L;

  private final DefinitionKind<T> kind;
  private final Map<TopicPartition, Map<String, byte[]>> present;

  private Definitions(DefinitionKind<T> kind, Map<TopicPartition, Map<String, byte[]>> present) {
    this.kind = kind;
    this.present = present;
  }

  /**
   * Reads them.
   *
   * @throws IllegalStateException if the topic is not there, or no broker answers
   */
  static <T> Definitions<T> read(DefinitionKind<T> kind, Brokers brokers) {
    return new Definitions<>(kind, new DefinitionReader(brokers).read(kind.topic()));
  }

  /** What is defined now, in the order in which it first was. */
  List<T> current() {
    return union().values().stream().map(kind::read).flatMap(Optional::stream).toList();
  }

  /** The records that bring every partition to these; what else is defined stays. */
  List<ProducerRecord<String, byte[]>> toAdd(Collection<T> wanted) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    Map<String, byte[]> values = kind.write(wanted);
    present.forEach(
        (partition, before) ->
            values.forEach(
                (key, value) -> {
                  if (!kind.same(before.get(key), value)) {
                    records.add(record(partition, key, value));
                  }
                }));
    return records;
  }

  /** The records that say these to every partition, whether or not it has them. */
  List<ProducerRecord<String, byte[]>> toRepeat(Collection<T> wanted) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    Map<String, byte[]> values = kind.write(wanted);
    present
        .keySet()
        .forEach(
            partition ->
                values.forEach((key, value) -> records.add(record(partition, key, value))));
    return records;
  }

  /** The records that delete what these keys define, wherever it is defined. */
  List<ProducerRecord<String, byte[]>> toDelete(Collection<String> keys) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    present.forEach(
        (partition, before) ->
            before.keySet().stream()
                .filter(keys::contains)
                .forEach(key -> records.add(record(partition, key, null))));
    return records;
  }

  /**
   * The records that define these where nothing is defined yet. Where something is, every partition
   * gets what only others have, as after a process that ended while it wrote.
   */
  List<ProducerRecord<String, byte[]>> toBeginWith(Collection<T> first) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    Map<String, byte[]> union = union();
    Map<String, byte[]> values = union.isEmpty() ? kind.write(first) : union;
    present.forEach(
        (partition, before) ->
            values.forEach(
                (key, value) -> {
                  if (!before.containsKey(key)) {
                    records.add(record(partition, key, value));
                  }
                }));
    return records;
  }

  private Map<String, byte[]> union() {
    Map<String, byte[]> union = new LinkedHashMap<>();
    present.values().forEach(values -> values.forEach(union::putIfAbsent));
    return union;
  }

  private static ProducerRecord<String, byte[]> record(
      TopicPartition partition, String key, byte @Nullable [] value) {
    return new ProducerRecord<>(partition.topic(), partition.partition(), SINCE_EVER, key, value);
  }
}
