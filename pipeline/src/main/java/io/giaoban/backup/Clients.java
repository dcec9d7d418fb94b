package io.giaoban.backup;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Groups;
import io.giaoban.wire.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Clients of the brokers and the registry that a backup is made of, or restored to.
 *
 * @param cluster where these are
 */
record Clients(Cluster cluster) {
  private static final String NAME = "giaoban-backup";
  private static final int SCHEMAS_CACHED = 10_000;
  private static final int ANSWER_LIMIT_MS = 30_000;
  private static final int ROOM_AROUND_A_RECORD = 1 << 20;

  Admin admin() {
    return Admin.create(kafka());
  }

  SchemaRegistryClient registry() {
    return new CachedSchemaRegistryClient(
        List.of(cluster.registryUrl()),
        SCHEMAS_CACHED,
        List.of(new AvroSchemaProvider()),
        cluster.registry());
  }

  /** Reads what is committed, as bytes, outside of any group. */
  Consumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = kafka();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_LIMIT_MS);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Writes bytes, in order, each once. */
  Producer<byte[], byte[]> producer() {
    return new KafkaProducer<>(writing(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Writes bytes in transactions.
   *
   * @param number tells it from others of these
   */
  Producer<byte[], byte[]> transactionalProducer(int number) {
    Map<String, Object> settings = writing();
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, Groups.RESTORE_TRANSACTIONS + number);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
      return producer;
    } catch (RuntimeException e) {
      producer.close();
      throw e;
    }
  }

  private Map<String, Object> writing() {
    Map<String, Object> settings = kafka();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 1 << 18);
    settings.put(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_REJECTED_BYTES + ROOM_AROUND_A_RECORD);
    return settings;
  }

  private Map<String, Object> kafka() {
    return cluster.brokers().client(Map.of("client.id", NAME));
  }
}
