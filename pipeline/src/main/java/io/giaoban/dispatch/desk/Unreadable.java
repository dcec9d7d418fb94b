package io.giaoban.dispatch.desk;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records that nobody can read: one of them must not stop everybody. */
final class Unreadable {
  private static final Logger LOG = LoggerFactory.getLogger(Unreadable.class);

  private Unreadable() {}

  /**
   * Polls; a record that cannot be read is passed over, and the log says which.
   *
   * @throws RecordDeserializationException if it can only not be read now, as the registry is away
   */
  static <K, V> ConsumerRecords<K, V> passedOver(Consumer<K, V> consumer, Duration timeout) {
    try {
      return consumer.poll(timeout);
    } catch (RecordDeserializationException e) {
      if (Throwables.getCausalChain(e).stream().anyMatch(IOException.class::isInstance)) {
        throw e;
      }
      LOG.error("{} at {} is passed over", e.topicPartition(), e.offset(), e);
      consumer.seek(e.topicPartition(), e.offset() + 1);
      return ConsumerRecords.empty();
    }
  }
}
