package io.giaoban.dispatch.desk;

import io.giaoban.wire.Cluster;
import io.giaoban.wire.Groups;
import io.giaoban.wire.KafkaAnswer;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * How a dispatcher reaches Kafka.
 *
 * @param name of this dispatcher among all, the same after a restart: it has its partitions again
 *     at once
 * @param cluster where it is
 */
public record DispatchKafka(String name, Cluster cluster) {
  private static final int SESSION_LIMIT_MS = 10_000;
  private static final int TRANSACTION_LIMIT_MS = 10_000;

  /** Whoever claims a partition waits for this, and cannot be stopped meanwhile. */
  private static final int MAX_BLOCK_MS = 5_000;

  TopicReader<SpecificRecord> reader() {
    return TopicReader.of(cluster);
  }

  Admin admin() {
    return Admin.create(cluster.brokers().client());
  }

  /** How many partitions the subscriptions are shared out in. */
  int progressPartitions(Admin admin) {
    String topic = Topics.SUBSCRIPTION_PROGRESS.name();
    return KafkaAnswer.of(
            admin.describeTopics(List.of(topic)).topicNameValues().get(topic),
            "topic %s at %s cannot be described (expected: made by `topics create`)"
                .formatted(topic, cluster.brokers()))
        .partitions()
        .size();
  }

  /** A member of the dispatchers' group. */
  Consumer<String, SpecificRecord> member() {
    Map<String, Object> settings = cluster.brokers().client();
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name + "-member");
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, Groups.DISPATCHERS);
    settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_LIMIT_MS);
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return new KafkaConsumer<>(settings, new StringDeserializer(), cluster.serde().deserializer());
  }

  /** Writes the progress of one partition; shuts out whoever did before. */
  Producer<String, SpecificRecord> producer(int partition) {
    Map<String, Object> settings = cluster.brokers().client();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, name + "-books-" + partition);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, Groups.DISPATCH_TRANSACTIONS + partition);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_LIMIT_MS);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
    return new KafkaProducer<>(settings, new StringSerializer(), cluster.serde().serializer());
  }
}
