package io.giaoban.wire;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads topics as they are, outside of any group and from the beginning; committed records only.
 *
 * @param <V> what their values are read as
 */
public final class TopicReader<V> {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int ANSWER_LIMIT_MS = 10_000;
  private static final int POLLS_WITHOUT_ANSWER = 3 * ANSWER_LIMIT_MS / (int) POLL.toMillis();

  private final Brokers brokers;
  private final Supplier<Deserializer<V>> values;

  /**
   * A reader of the topics at some brokers.
   *
   * @param brokers where they are
   * @param values makes what reads the values: each consumer closes its own
   */
  public TopicReader(Brokers brokers, Supplier<Deserializer<V>> values) {
    this.brokers = brokers;
    this.values = values;
  }

  /** A reader of the records in a cluster's topics. */
  public static TopicReader<SpecificRecord> of(Cluster cluster) {
    return new TopicReader<>(cluster.brokers(), () -> cluster.serde().deserializer());
  }

  /**
   * A consumer that is not assigned anything yet; the caller closes it.
   *
   * @param name tells it from others at the broker
   */
  public Consumer<String, V> consumer(String name) {
    Map<String, Object> settings = brokers.client();
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_LIMIT_MS);
    return new KafkaConsumer<>(settings, new StringDeserializer(), values.get());
  }

  /**
   * Reads up to where the topic ends at the call, each partition in its order.
   *
   * @param taker takes a record; tells whether it wants more
   * @return the topic's partitions and where they ended
   * @throws IllegalStateException if the topic is not there or cannot be read
   */
  public Map<TopicPartition, Long> read(
      Topic topic, Predicate<? super ConsumerRecord<String, V>> taker) {
    try (Consumer<String, V> consumer = consumer("giaoban-reader")) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new IllegalStateException(
            "topic %s is not at %s (expected: made by `topics create`)"
                .formatted(topic.name(), brokers));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      read(consumer, ends, taker);
      return ends;
    } catch (KafkaException e) {
      throw new IllegalStateException(
          "topic %s at %s cannot be read: %s".formatted(topic.name(), brokers, cause(e)), e);
    }
  }

  /** The innermost cause: what is around it tells programmers what they might do. */
  private static String cause(KafkaException e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String said = Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    return e instanceof RecordDeserializationException
        ? "a value of it cannot be deserialized, is the right schema registry given?: " + said
        : said;
  }

  private void read(
      Consumer<String, V> consumer,
      Map<TopicPartition, Long> ends,
      Predicate<? super ConsumerRecord<String, V>> taker) {
    int silent = 0;
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      ConsumerRecords<String, V> records = consumer.poll(POLL);
      silent = records.isEmpty() ? silent + 1 : 0;
      if (silent > POLLS_WITHOUT_ANSWER) {
        throw new KafkaException("no answer from " + brokers + " (expected: its records)");
      }
      for (ConsumerRecord<String, V> record : records) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < ends.get(partition) && !taker.test(record)) {
          return;
        }
      }
    }
  }
}
