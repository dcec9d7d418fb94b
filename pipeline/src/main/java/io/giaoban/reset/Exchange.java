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

  private final Producer<byte[], byte[]> producer;
  private final String name;

  /**
   * An exchange; an earlier one under this name that broke off is taken back.
   *
   * @param brokers where they are
   * @param largest bytes of the largest record
   */
  public Exchange(Brokers brokers, String name, int largest) {
    this.name = name;
    Map<String, Object> settings = brokers.client();
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) LIMIT.toMillis());
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, largest);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
  }

  /**
   * Writes all of them, or none.
   *
   * @param group the processors' group
   * @param offsets its offsets, as they are
   * @throws IllegalStateException if nothing was written, as a processor runs or the brokers refuse
   */
  public void write(
      List<ProducerRecord<byte[], byte[]>> records,
      String group,
      Map<TopicPartition, OffsetAndMetadata> offsets) {
    producer.beginTransaction();
    try {
      for (ProducerRecord<byte[], byte[]> record : records) {
        // What becomes of it the commit tells.
        Future<RecordMetadata> unused = producer.send(record);
      }
      producer.sendOffsetsToTransaction(offsets, stranger(group));
      producer.commitTransaction();
    } catch (KafkaException e) {
      throw new IllegalStateException(
          "nothing was switched: %s (expected: no processor runs, and the brokers can be written to)"
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
    producer.close();
  }
}
