package io.giaoban.wire;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** The brokers' word that they have a record, as a stage that others can wait for. */
public final class Acknowledged {
  private Acknowledged() {}

  /**
   * Sends a record; completes with where it is when as many replicas have it as the producer asks
   * for, and exceptionally if it cannot be sent.
   */
  public static <K, V> CompletionStage<RecordMetadata> of(
      Producer<K, V> producer, ProducerRecord<K, V> record) {
    CompletableFuture<RecordMetadata> done = new CompletableFuture<>();
    try {
      // What becomes of it the callback tells.
      Future<RecordMetadata> unused =
          producer.send(
              record,
              (metadata, failure) -> {
                if (failure == null) {
                  done.complete(metadata);
                } else {
                  done.completeExceptionally(failure);
                }
              });
    } catch (KafkaException | IllegalArgumentException e) {
      done.completeExceptionally(e);
    }
    return done;
  }
}
