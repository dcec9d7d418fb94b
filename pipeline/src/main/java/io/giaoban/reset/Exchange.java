package io.giaoban.reset;

import io.giaoban.wire.Brokers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes corrections in one transaction: all of them or none. The offsets of the processors' group
 * are part of it, as they are: the brokers refuse them, and with them all, if a processor has
 * joined the group meanwhile.
 */
public final class Exchange implements AutoCloseable {
  /** One that broke off holds up who reads the topics for so long, or until the next is begun. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final int NO_GENERATION = -1;

  /** Brokers that are away answer no later than this either; what is left open they take back. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

  private final Producer<byte[], byte[]> producer;
  private final String name;

  /**
   * An exchange; an earlier one under this name that broke off is taken back.
   *
   * @param brokers where they are
   * @param largest bytes of the largest record
   */
  public Exchange(Brokers brokers, String name, int largest) {
    this(producer(brokers, name, largest), name);
  }

  Exchange(Producer<byte[], byte[]> producer, String name) {
    this.producer = producer;
    this.name = name;
    producer.initTransactions();
  }

  private static Producer<byte[], byte[]> producer(Brokers brokers, String name, int largest) {
    Map<String, Object> settings = brokers.client();
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) LIMIT.toMillis());
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, largest);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Writes all of them, or none.
   *
   * @param group the processors' group
   * @param offsets its offsets, as they are
   * @throws IllegalStateException if nothing was written, as a processor runs or the brokers
   *     refuse; or if it is not known, as they did not answer at the end
   */
  public void write(
      List<ProducerRecord<byte[], byte[]>> records,
      String group,
      Map<TopicPartition, OffsetAndMetadata> offsets) {
    try {
      producer.beginTransaction();
      for (ProducerRecord<byte[], byte[]> record : records) {
        // What becomes of it the offsets tell: after a record that failed they are not taken.
        Future<RecordMetadata> unused = producer.send(record);
      }
      // The brokers look whether the group is empty once all is in the logs, and not before.
      producer.flush();
      producer.sendOffsetsToTransaction(offsets, stranger(group));
    } catch (KafkaException e) {
      throw new IllegalStateException(
          "nothing was switched: %s (expected: no processor runs, and the brokers can be written to)"
              .formatted(e.getMessage()),
          e);
    }
    commit();
  }

  /** From here on the brokers decide, also where their answer is lost. */
  private void commit() {
    try {
      producer.commitTransaction();
    } catch (KafkaException e) {
      throw new IllegalStateException(
          "it is not known whether it was switched: %s (expected: run reset again: it compares)"
              .formatted(e.getMessage()),
          e);
    }
  }

  /**
   * A member that no group has: what it commits is taken only while there are no members at all. A
   * consumer would have to join the group to say the same.
   */
  @SuppressWarnings("removal") // the constructor, as the class becomes an interface in Kafka 5
  private ConsumerGroupMetadata stranger(String group) {
    return new ConsumerGroupMetadata(group, NO_GENERATION, name, Optional.empty());
  }

  @Override
  public void close() {
    producer.close(CLOSE_LIMIT);
  }
}
