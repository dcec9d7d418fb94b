package io.giaoban.node;

import io.giaoban.alert.TextLimit;
import io.giaoban.board.AlertsView;
import io.giaoban.schema.Acknowledgement;
import io.giaoban.schema.Alert;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** The alerts of a cluster as their topics have them, and how they are acknowledged. */
public final class AlertTopics {
  private static final int ANSWER_LIMIT_MS = 10_000;

  private final Cluster cluster;

  /**
   * Those of a cluster.
   *
   * @param cluster where it is
   */
  public AlertTopics(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * The alerts as they are told and acknowledged now.
   *
   * @throws IllegalStateException if a topic is not there or cannot be read
   */
  public AlertsView read() {
    AlertsView alerts = new AlertsView();
    TopicReader<SpecificRecord> topics = TopicReader.of(cluster);
    topics.read(
        Topics.ALERTS,
        record -> {
          alerts.put((Alert) record.value());
          return true;
        });
    topics.read(
        Topics.ACKNOWLEDGEMENTS,
        record -> {
          alerts.put((Acknowledgement) record.value());
          return true;
        });
    return alerts;
  }

  /**
   * Writes an acknowledgement, and returns when all in-sync replicas have it.
   *
   * @throws IllegalArgumentException if its author or comment is none or too long
   * @throws IllegalStateException if it could not be written; may be done again
   */
  public void acknowledge(Acknowledgement acknowledgement) {
    TextLimit.AUTHOR.check("author", acknowledgement.getAuthor());
    if (acknowledgement.getComment() != null) {
      TextLimit.COMMENT.check("comment", acknowledgement.getComment());
    }
    try (Producer<String, SpecificRecord> producer = producer()) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.ACKNOWLEDGEMENTS.name(), acknowledgement.getCity(), acknowledgement))
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while an acknowledgement was written", e);
    } catch (ExecutionException e) {
      throw notWritten(e.getCause());
    } catch (KafkaException e) {
      throw notWritten(e);
    }
  }

  private static IllegalStateException notWritten(Throwable cause) {
    return new IllegalStateException(
        "the acknowledgement could not be written: %s (do it again: repeats are harmless)"
            .formatted(cause.getMessage()),
        cause);
  }

  private Producer<String, SpecificRecord> producer() {
    return new KafkaProducer<>(
        cluster
            .brokers()
            .client(
                Map.of(
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    ANSWER_LIMIT_MS)),
        new StringSerializer(),
        cluster.serde().serializer());
  }
}
