package io.giaoban.reset;

import io.giaoban.wire.Topic;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;

/** Reads what was said up to a moment, one partition of one topic at a time. */
final class WordsReader {
  private final PartitionReader reader;
  private final Serde<SpecificRecord> serde;
  private final Snapshot until;

  WordsReader(PartitionReader reader, Serde<SpecificRecord> serde, Snapshot until) {
    this.reader = reader;
    this.serde = serde;
    this.until = until;
  }

  /** Takes what was said on a subject. */
  interface Taker {
    void take(String subject, ConsumerRecord<byte[], byte[]> record);
  }

  /** The last words on each subject. */
  Words words(Compared compared, Topic topic, int partition) {
    Words words = new Words();
    reader.read(
        new TopicPartition(topic.name(), partition),
        record -> {
          String subject = compared.subject().of(record, this::value, until);
          if (subject != null) {
            say(words, subject, record);
          }
        });
    return words;
  }

  /** The rows of a state. */
  State state(String changelog, int partition) {
    Words rows = new Words();
    reader.read(
        new TopicPartition(changelog, partition),
        record -> say(rows, new String(record.key(), StandardCharsets.ISO_8859_1), record));
    return State.of(rows);
  }

  private void say(Words words, String subject, ConsumerRecord<byte[], byte[]> record) {
    if (until.told(record.topic(), record.partition(), record.offset())) {
      words.say(subject, record);
    } else {
      words.sayLater(subject);
    }
  }

  /** All that was said, each record as it is met. */
  void each(Compared compared, Topic topic, int partition, Taker taker) {
    reader.read(
        new TopicPartition(topic.name(), partition), record -> take(compared, record, taker));
  }

  /** What was said at these offsets, as far as it is still there. */
  void again(Compared compared, Topic topic, int partition, SortedSet<Long> offsets, Taker taker) {
    reader.read(
        new TopicPartition(topic.name(), partition),
        offsets,
        record -> take(compared, record, taker));
  }

  private void take(Compared compared, ConsumerRecord<byte[], byte[]> record, Taker taker) {
    String subject = compared.subject().of(record, this::value, until);
    if (subject != null && until.told(record.topic(), record.partition(), record.offset())) {
      taker.take(subject, record);
    }
  }

  SpecificRecord value(ConsumerRecord<byte[], byte[]> record) {
    return serde.deserializer().deserialize(record.topic(), record.value());
  }
}
