package io.giaoban.node;

import io.giaoban.wire.Brokers;
import io.giaoban.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** How a processor has Kafka Streams work. */
final class ProcessorSettings {
  /** Setting up the desks of a continent's cities keeps a processor from its next poll so long. */
  private static final Duration LONGEST_SET_UP = Duration.ofMinutes(30);

  /** The least there is: who had to read state first gets its share so soon after it has it. */
  private static final Duration PROBING = Duration.ofMinutes(1);

  private static final int MEMBER_LIMIT_MS = 10_000;
  private static final int MOST_RECORDS = 5_000;

  private ProcessorSettings() {}

  /**
   * The settings of a member of an application.
   *
   * @param stateDir where Kafka Streams locks its tasks; nothing in it outlives the process
   */
  static Properties of(Application application, Member member, Brokers brokers, Path stateDir) {
    Properties settings = new Properties();
    settings.putAll(brokers.client());
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application.name());
    // With all stores in memory its own would be another at each start, and so would its metrics.
    settings.put(
        StreamsConfig.CLIENT_ID_CONFIG, application.name() + "-" + member.name(Role.PROCESSOR));
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    settings.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, member.standbys());
    settings.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING.toMillis());
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    putMember(settings, member);
    putProducer(settings);
    return settings;
  }

  private static void putMember(Properties settings, Member member) {
    putMain(settings, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, member.name(Role.PROCESSOR));
    putMain(settings, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, MEMBER_LIMIT_MS);
    putMain(settings, ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int) LONGEST_SET_UP.toMillis());
    putMain(settings, ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    putMain(settings, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
  }

  private static void putProducer(Properties settings) {
    putProducer(settings, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    putProducer(settings, ProducerConfig.LINGER_MS_CONFIG, 100);
    // With several batches on their way to a partition that is new in its transaction, the broker
    // may get the second first; it says so in its log as an error before the client sends again.
    putProducer(settings, ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    putProducer(settings, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_REJECTED_BYTES);
    putProducer(settings, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, MEMBER_LIMIT_MS);
  }

  private static void putMain(Properties settings, String name, Object value) {
    settings.put(StreamsConfig.mainConsumerPrefix(name), value);
  }

  private static void putProducer(Properties settings, String name, Object value) {
    settings.put(StreamsConfig.producerPrefix(name), value);
  }
}
