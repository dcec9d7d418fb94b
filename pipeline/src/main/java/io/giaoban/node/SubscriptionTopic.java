package io.giaoban.node;

import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.SubscriptionJson;
import io.giaoban.dispatch.Subscriptions;
import io.giaoban.dispatch.api.SubscriptionStore;
import io.giaoban.wire.Acknowledged;
import io.giaoban.wire.Brokers;
import io.giaoban.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions in their topic, each in every partition. What was written is read again before
 * the writer goes on.
 */
final class SubscriptionTopic implements SubscriptionStore, AutoCloseable {
  private static final int ANSWER_LIMIT_MS = 10_000;

  private final DefinitionView<Subscription, Subscriptions> view;
  private final Producer<String, byte[]> producer;

  private SubscriptionTopic(
      DefinitionView<Subscription, Subscriptions> view, Producer<String, byte[]> producer) {
    this.view = view;
    this.producer = producer;
  }

  /**
   * Starts a producer.
   *
   * @param view reads the topic; not closed here
   */
  static SubscriptionTopic start(
      Brokers brokers, DefinitionView<Subscription, Subscriptions> view) {
    return new SubscriptionTopic(
        view,
        new KafkaProducer<>(
            brokers.client(
                Map.of(
                    ProducerConfig.CLIENT_ID_CONFIG,
                    "giaoban-subscriptions",
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    ANSWER_LIMIT_MS,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    ANSWER_LIMIT_MS - 2_000,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    ANSWER_LIMIT_MS)),
            new StringSerializer(),
            new ByteArraySerializer()));
  }

  @Override
  public Subscriptions now() {
    return view.get();
  }

  @Override
  public void put(Subscription subscription) {
    write(subscription.id(), SubscriptionJson.write(subscription));
  }

  @Override
  public void remove(String id) {
    write(id, null);
  }

  @Override
  public void close() {
    producer.close();
  }

  private void write(String id, byte @Nullable [] value) {
    try {
      int partitions = producer.partitionsFor(Topics.SUBSCRIPTIONS.name()).size();
      List<CompletableFuture<RecordMetadata>> written =
          IntStream.range(0, partitions)
              .mapToObj(
                  partition ->
                      Acknowledged.of(
                              producer,
                              new ProducerRecord<>(
                                  Topics.SUBSCRIPTIONS.name(), partition, id, value))
                          .toCompletableFuture())
              .toList();
      CompletableFuture.allOf(written.toArray(CompletableFuture<?>[]::new)).join();
      written.forEach(record -> view.awaitRead(record.join()));
    } catch (CompletionException | KafkaException e) {
      throw new IllegalStateException("subscription " + id + " could not be written", e);
    }
  }
}
