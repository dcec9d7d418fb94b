package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.giaoban.dispatch.Alerts;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.TestSubscriptions;
import io.giaoban.dispatch.desk.Dispatcher;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.DeliveryAttempt;
import io.giaoban.wire.Groups;
import io.giaoban.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<String> CITIES = List.of("VN-HN", "JP-13", "VN-SG", "VN-DN");

  @TempDir private Path dir;
  private final RecordingSender sender = new RecordingSender();
  private Dispatchers dispatchers;

  @BeforeEach
  void start() {
    dispatchers = new Dispatchers(dir);
  }

  @AfterEach
  void stop() {
    dispatchers.close();
  }

  @Test
  void shouldTellEverybodyEverythingInOrderForEachPlace() throws Exception {
    dispatchers.subscribe(subscriptions(20));
    dispatchers.start("dispatcher-1", sender);
    dispatchers.tell(messages(1, 20));
    awaitTold(20, messages(1, 20));
  }

  @Test
  void shouldGoOnWhereItWasAfterARestart() throws Exception {
    dispatchers.subscribe(subscriptions(5));
    Dispatcher first = dispatchers.start("dispatcher-1", sender);
    dispatchers.tell(messages(1, 10));
    awaitTold(5, messages(1, 10));
    first.close();
    dispatchers.tell(messages(11, 20));
    dispatchers.start("dispatcher-1", sender);
    awaitTold(5, messages(1, 20));
  }

  @Test
  void shouldTakeOverWhatAnotherLeft() throws Exception {
    dispatchers.subscribe(subscriptions(20));
    Dispatcher first = dispatchers.start("dispatcher-1", sender);
    dispatchers.start("dispatcher-2", sender);
    dispatchers.tell(messages(1, 10));
    awaitTold(20, messages(1, 10));
    first.close();
    dispatchers.tell(messages(11, 20));
    awaitTold(20, messages(1, 20));
  }

  @Test
  void shouldNeverMakeTheSameAttemptTwiceAtOnceWhenAnotherJoins() throws Exception {
    UnansweredSender unanswered = new UnansweredSender();
    dispatchers.subscribe(subscriptions(20));
    dispatchers.start("dispatcher-1", unanswered.of("dispatcher-1"));
    dispatchers.tell(messages(1, 1));
    await().atMost(LIMIT).until(() -> unanswered.underWay("dispatcher-1") == 20 * CITIES.size());
    dispatchers.start("dispatcher-2", unanswered.of("dispatcher-2"));
    await()
        .atMost(LIMIT)
        .until(
            () ->
                unanswered.underWay("dispatcher-2") > 0
                    && unanswered.underWay("dispatcher-1") + unanswered.underWay("dispatcher-2")
                        == 20 * CITIES.size());
    assertThat(unanswered.twiceAtOnce()).isEmpty();
  }

  @Test
  void shouldDelayNobodyForOneWhoNeverAnswers() throws Exception {
    sender.hang("s0");
    dispatchers.subscribe(subscriptions(3));
    dispatchers.start("dispatcher-1", sender);
    dispatchers.tell(messages(1, 50));
    awaitTold(Stream.of("s1", "s2"), messages(1, 50));
    assertThat(sender.told("s0")).isEmpty();
  }

  @Test
  void shouldPassOverWhatNobodyCanRead() throws Exception {
    byte[] noAvro = {1, 2, 3};
    byte[] unknownSchema = {0, 0, 0, 3, (byte) 0xE8, 1};
    dispatchers.subscribe(subscriptions(1));
    dispatchers.start("dispatcher-1", sender);
    dispatchers.tell(messages(1, 1));
    try (Producer<byte[], byte[]> producer = dispatchers.cluster().producer()) {
      for (int partition = 0; partition < TestCluster.PARTITIONS; partition++) {
        for (byte[] value : List.of(noAvro, unknownSchema)) {
          producer.send(new ProducerRecord<>(Topics.ALERTS.name(), partition, null, value)).get();
        }
      }
    }
    dispatchers.tell(messages(2, 2));
    awaitTold(1, messages(1, 2));
  }

  @Test
  void shouldTellWhatIsOlderThanMemory() throws Exception {
    List<Alert> old = messages(1, 2_500);
    dispatchers.tell(old);
    dispatchers.subscribe(subscriptions(3));
    dispatchers.start("dispatcher-1", sender);
    awaitTold(3, old);
  }

  @Test
  void shouldTellWhoSubscribesWhileItRunsAndNobodyWhoLeft() throws Exception {
    dispatchers.start("dispatcher-1", sender);
    dispatchers.tell(messages(1, 5));
    dispatchers.subscribe(subscriptions(2));
    awaitTold(2, messages(1, 5));
    dispatchers.subscribe(subscriptions(1));
    await()
        .atMost(LIMIT)
        .until(
            () ->
                dispatchers.cluster().read(Topics.SUBSCRIPTION_PROGRESS).stream()
                    .anyMatch(record -> record.key().equals("s1") && record.value() == null));
    dispatchers.tell(messages(6, 10));
    awaitTold(1, messages(1, 10));
    assertThat(sender.told("s1")).hasSize(5 * CITIES.size());
  }

  @Test
  void shouldShowItsProgressToKafkasTools() throws Exception {
    dispatchers.subscribe(subscriptions(1));
    dispatchers.start("dispatcher-1", sender);
    dispatchers.tell(messages(1, 5));
    await().atMost(LIMIT).until(() -> shown("giaoban-subscription-s0") == 5L * CITIES.size());
  }

  @Test
  void shouldKeepTheHistoryOfAttempts() throws Exception {
    dispatchers.subscribe(subscriptions(1));
    dispatchers.start("dispatcher-1", sender);
    dispatchers.tell(messages(1, 5));
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(dispatchers.cluster().read(Topics.DELIVERIES))
                    .extracting(record -> (DeliveryAttempt) record.value())
                    .hasSize(5 * CITIES.size())
                    .allSatisfy(
                        attempt -> {
                          assertThat(attempt.getVerdict()).isEqualTo("DELIVERED");
                          assertThat(attempt.getDispatcher()).isEqualTo("dispatcher-1");
                          assertThat(attempt.getAttempt()).isEqualTo(1);
                        }));
  }

  @Test
  void shouldTellNobodyNewUntilItCanWriteWhatItTold() throws Exception {
    dispatchers.subscribe(subscriptions(1));
    Dispatcher dispatcher = dispatchers.start("dispatcher-1", sender);
    dispatchers.tell(messages(1, 1));
    awaitTold(1, messages(1, 1));
    shutBooks();
    dispatchers.tell(messages(2, 2));
    await().atMost(LIMIT).until(() -> dispatcher.count().shut() > 0);
    int told = sender.told("s0").size();
    dispatchers.tell(messages(3, 3));
    long end = dispatchers.cluster().read(Topics.ALERTS).size();
    await()
        .atMost(LIMIT)
        .until(() -> dispatcher.positions().values().stream().mapToLong(at -> at).sum() >= end);
    assertThat(dispatcher.count().shut()).isPositive();
    assertThat(sender.told("s0")).hasSize(told);
    awaitTold(1, messages(1, 3));
  }

  /** As another dispatcher does that claims them. */
  private void shutBooks() {
    for (int partition = 0; partition < TestCluster.PARTITIONS; partition++) {
      try (Producer<byte[], byte[]> producer =
          new KafkaProducer<>(
              dispatchers
                  .cluster()
                  .brokers()
                  .client(
                      Map.of(
                          ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                          Groups.DISPATCH_TRANSACTIONS + partition)),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        producer.initTransactions();
      }
    }
  }

  private long shown(String group) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        dispatchers
            .cluster()
            .setup()
            .admin()
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get();
    return offsets.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
  }

  private void awaitTold(int subscribers, List<Alert> messages) {
    awaitTold(IntStream.range(0, subscribers).mapToObj(i -> "s" + i), messages);
  }

  /** Each was told each message once, those of a city in their order. */
  private void awaitTold(Stream<String> subscribers, List<Alert> messages) {
    subscribers.forEach(
        subscriber -> {
          await().atMost(LIMIT).until(() -> sender.told(subscriber).size() >= messages.size());
          for (String city : CITIES) {
            assertThat(sender.told(subscriber))
                .filteredOn(told -> told.startsWith(city))
                .containsExactlyElementsOf(
                    messages.stream()
                        .filter(message -> message.getCity().equals(city))
                        .map(message -> message.getId() + "#" + message.getSequence())
                        .toList());
          }
        });
  }

  private static List<Subscription> subscriptions(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> TestSubscriptions.webhook("s" + i, "https://example.org/" + i))
        .toList();
  }

  /** An alert of each city, with messages of these numbers. */
  private static List<Alert> messages(int first, int last) {
    List<Alert> messages = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      for (String city : CITIES) {
        messages.add(Alerts.message(city, "cases-2000", i, AlertState.UPDATED).build());
      }
    }
    return messages;
  }
}
