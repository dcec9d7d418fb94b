package io.giaoban.wire;

import com.google.common.base.Throwables;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records that nobody can read: one of them must not stop who reads for everybody. */
public final class Unreadable {
  private static final Logger LOG = LoggerFactory.getLogger(Unreadable.class);

  private static final int NOT_FOUND = 404;

  private Unreadable() {}

  /**
   * Polls; a record that cannot be read is passed over, and the log says which.
   *
   * @throws RecordDeserializationException if it can only not be read now, as the registry is away
   */
  public static <K, V> ConsumerRecords<K, V> passedOver(Consumer<K, V> consumer, Duration timeout) {
    try {
      return consumer.poll(timeout);
    } catch (RecordDeserializationException e) {
      if (Throwables.getCausalChain(e).stream().anyMatch(Unreadable::isPassing)) {
        throw e;
      }
      LOG.error("{} at {} is passed over", e.topicPartition(), e.offset(), e);
      consumer.seek(e.topicPartition(), e.offset() + 1);
      return ConsumerRecords.empty();
    }
  }

  /** The registry cannot be reached, or has troubles of its own. */
  private static boolean isPassing(Throwable cause) {
    return cause instanceof SocketException
        || cause instanceof SocketTimeoutException
        || cause instanceof UnknownHostException
        || (cause instanceof RestClientException answer && answer.getStatus() != NOT_FOUND);
  }
}
