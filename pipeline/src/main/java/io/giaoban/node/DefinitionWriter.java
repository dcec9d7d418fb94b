package io.giaoban.node;

import io.giaoban.wire.Brokers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes definitions, and returns when all in-sync replicas have them. */
final class DefinitionWriter {
  private final Brokers brokers;

  DefinitionWriter(Brokers brokers) {
    this.brokers = brokers;
  }

  /**
   * Writes the records.
   *
   * @throws IllegalStateException if not all could be written; they may be written again
   */
  void write(List<ProducerRecord<String, byte[]>> records) {
    if (records.isEmpty()) {
      return;
    }
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(
            brokers.client(Map.of(ProducerConfig.ACKS_CONFIG, "all")),
            new StringSerializer(),
            new ByteArraySerializer())) {
      records.forEach(record -> sent.add(producer.send(record)));
    }
    sent.forEach(DefinitionWriter::check);
  }

  private static void check(Future<RecordMetadata> sent) {
    try {
      sent.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while definitions were written", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "not all could be written: %s (do it again: repeats are harmless)"
              .formatted(e.getCause().getMessage()),
          e);
    }
  }
}
