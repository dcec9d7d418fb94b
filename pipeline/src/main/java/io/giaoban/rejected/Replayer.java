package io.giaoban.rejected;

import io.giaoban.gateway.Feeds;
import io.giaoban.report.RefusedException;
import io.giaoban.wire.Acknowledged;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Topics;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends refused reports again, to be taken or refused as they would be today. */
public final class Replayer implements AutoCloseable {
  private static final int TIMEOUT_MS = 15_000;

  private final Producer<byte[], byte[]> producer;
  private final ReplayRecords records;

  /**
   * For a cluster.
   *
   * @param cluster where it is
   * @param feeds what they may report now
   */
  public Replayer(Cluster cluster, Feeds feeds) {
    this.records = new ReplayRecords(cluster, feeds);
    this.producer =
        new KafkaProducer<>(
            cluster
                .brokers()
                .client(
                    Map.of(
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "giaoban-replay",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        TIMEOUT_MS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        TIMEOUT_MS - 1_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        TIMEOUT_MS,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Topics.MAX_REJECTED_BYTES)),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * Checks that there is something to be sent.
   *
   * @throws RefusedException if no report can be had from the dead letter
   */
  public void check(DeadLetter letter) throws RefusedException {
    ProducerRecord<byte[], byte[]> unused = records.record(letter);
  }

  /**
   * Sends it; completes when every in-sync replica has it.
   *
   * @throws RefusedException if no report can be had from the dead letter
   */
  public CompletionStage<?> send(DeadLetter letter) throws RefusedException {
    return Acknowledged.of(producer, records.record(letter));
  }

  @Override
  public void close() {
    producer.close();
  }
}
