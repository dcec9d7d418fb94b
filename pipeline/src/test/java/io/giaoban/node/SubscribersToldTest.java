package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.giaoban.dispatch.Life.Start;
import io.giaoban.dispatch.Subscription;
import io.giaoban.place.Places;
import io.giaoban.place.PlacesFile;
import io.giaoban.schema.DeliveryAttempt;
import io.giaoban.schema.Halt;
import io.giaoban.schema.PendingMessage;
import io.giaoban.schema.SubscriptionProgress;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Topic;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** From when on subscribers are told, how that fares, and what nobody is told. */
class SubscribersToldTest {
  private static final Instant DAY_1 = Instant.parse("2022-01-01T11:00:00Z");
  private static final Instant DAY_2 = Instant.parse("2022-01-02T11:00:00Z");
  private static final Instant DAY_3 = Instant.parse("2022-01-03T11:00:00Z");
  private static final String WEBHOOK =
      """
      {"name": "Centre", "channel": {"type": "webhook", "url": "https://hooks.example.org/a"}%s}
      """;

  @TempDir private static Path dir;
  private static TestCluster cluster;
  private static TestSubscribers door;

  @BeforeAll
  static void start() {
    cluster = TestCluster.start(dir);
    cluster.setup().ensure(Optional.of(TestCluster.PARTITIONS), Optional.empty(), ClockMode.DATA);
    cluster
        .setup()
        .define(
            Optional.of(Places.of(List.copyOf(PlacesFile.shipped().cities()))), Optional.empty());
    try (Producer<byte[], byte[]> producer = cluster.producer()) {
      alert(producer, 0, DAY_1);
      alert(producer, 0, DAY_2);
      alert(producer, 0, DAY_3);
      alert(producer, 1, DAY_1);
    }
    door = new TestSubscribers(cluster, false);
    door.proveAll();
  }

  @AfterAll
  static void stop() {
    door.close();
    cluster.close();
  }

  @Test
  void shouldBeginNowUnlessATimeIsGiven() throws Exception {
    assertThat(kept(door.made(WEBHOOK.formatted(""))).life().start())
        .containsExactly(new Start(0, 3), new Start(1, 1), new Start(2, 0));
  }

  @Test
  void shouldBeginWithWhatWasKnownAtThatTimeOrLater() throws Exception {
    String from = WEBHOOK.formatted(", \"from\": \"2022-01-02T18:00:00+07:00\"");
    assertThat(kept(door.made(from)).life().start())
        .containsExactly(new Start(0, 1), new Start(1, 1), new Start(2, 0));
    String early = WEBHOOK.formatted(", \"from\": \"0001-01-01T00:00:00Z\"");
    assertThat(kept(door.made(early)).life().start())
        .containsExactly(new Start(0, 0), new Start(1, 0), new Start(2, 0));
  }

  @Test
  void shouldTellAnewFromATimeInANewRun() throws Exception {
    JsonNode made = door.made(WEBHOOK.formatted(""));
    HttpResponse<String> answer = owner(made, "POST", "/replay?from=2022-01-03T11:00:00Z", null);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(TestSubscribers.json(answer).get("run").asInt()).isEqualTo(2);
    assertThat(kept(made).life().run()).isEqualTo(2);
    assertThat(kept(made).life().startOf(0)).isEqualTo(2);
    HttpResponse<String> later = owner(made, "POST", "/replay?from=9000-01-01T00:00:00Z", null);
    assertThat(later.statusCode()).isEqualTo(422);
    assertThat(owner(made, "POST", "/replay", null).statusCode()).isEqualTo(400);
  }

  @Test
  void shouldTellWhatWaitsAndWhyItWasGivenUp() throws Exception {
    JsonNode made = door.made(WEBHOOK.formatted(""));
    SubscriptionProgress.Builder progress =
        SubscriptionProgress.newBuilder()
            .setSubscription(made.get("id").asText())
            .setRun(1)
            .setReadTo(List.of())
            .setTold(Map.of())
            .setFailingSince(DAY_1)
            .setPending(
                List.of(
                    PendingMessage.newBuilder()
                        .setPartition(0)
                        .setOffset(2)
                        .setMessage("VN-HN.a#1")
                        .setPlace("VN-HN")
                        .setAttempts(7)
                        .setNextAttemptAt(DAY_3)
                        .setVerdict("TIMED_OUT")
                        .setDetail("nothing within 20 s")
                        .build()));
    put(
        Topics.SUBSCRIPTION_PROGRESS,
        made,
        progress.setHalt(new Halt("FAILING_FOR_DAYS", DAY_3, 0)).build());
    Awaitility.await().until(() -> shown(made).get("state").asText().equals("halted"));
    JsonNode halted = shown(made);
    assertThat(halted.at("/halt/reason").asText()).isEqualTo("FAILING_FOR_DAYS");
    assertThat(halted.get("failingSince").asText()).isEqualTo(DAY_1.toString());
    assertThat(halted.get("waiting").toString())
        .isEqualTo(
            "[{\"message\":\"VN-HN.a#1\",\"place\":\"VN-HN\",\"attempts\":7,\"nextAttemptAt\":\"2022-01-03T11:00:00Z\","
                + "\"verdict\":\"TIMED_OUT\",\"status\":null,\"detail\":\"nothing within 20 s\"}]");
    JsonNode resumed = TestSubscribers.json(owner(made, "PATCH", "", "{\"paused\": false}"));
    assertThat(resumed.get("state").asText()).isEqualTo("active");
    assertThat(resumed.get("halt").isNull()).isTrue();
    assertThat(resumed.get("waitingCount").asInt()).isEqualTo(1);
  }

  @Test
  void shouldListAttemptsTheLastFirst() throws Exception {
    JsonNode made = door.made(WEBHOOK.formatted(""));
    JsonNode other = door.made(WEBHOOK.formatted(""));
    put(Topics.DELIVERIES, other, attempt(other, 1, DAY_1));
    put(Topics.DELIVERIES, made, attempt(made, 1, DAY_1));
    put(Topics.DELIVERIES, made, attempt(made, 2, DAY_2));
    put(Topics.DELIVERIES, made, attempt(made, 3, DAY_3));
    Awaitility.await().until(() -> attempts(made, "").size() == 3);
    assertThat(attempts(made, "")).containsExactly(3, 2, 1);
    assertThat(attempts(made, "?limit=1")).containsExactly(3);
    assertThat(attempts(made, "?before=2022-01-03T11:00:00Z")).containsExactly(2, 1);
    assertThat(owner(made, "GET", "/deliveries?limit=101", null).statusCode()).isEqualTo(400);
    assertThat(owner(made, "GET", "/deliveries", null).body())
        .contains("\"verdict\":\"REFUSED\"", "\"status\":500")
        .doesNotContain("dispatcher");
  }

  @Test
  void shouldKeepTokensAndSecretsOutOfLogsTopicsAndLaterAnswers() throws Exception {
    Logger ours = (Logger) LoggerFactory.getLogger("io.giaoban");
    Level level = ours.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    ours.addAppender(log);
    ours.setLevel(Level.TRACE);
    JsonNode made;
    JsonNode rotated;
    String renewed;
    try {
      made = door.made(WEBHOOK.formatted(""));
      rotated = TestSubscribers.json(owner(made, "POST", "/secret", null));
      renewed = TestSubscribers.json(owner(made, "POST", "/token", null)).get("token").asText();
      owner(made, "GET", "", null);
    } finally {
      ours.detachAppender(log);
      ours.setLevel(level);
    }
    String id = made.get("id").asText();
    String[] hidden = {
      made.get("token").asText(),
      made.get("secret").asText(),
      rotated.get("secret").asText(),
      renewed,
      door.codes().confirm(kept(made)),
      TestSubscribers.KEY
    };
    assertThat(hidden).doesNotContainNull().doesNotHaveDuplicates();
    StringBuilder logged = new StringBuilder();
    log.list.forEach(event -> logged.append(event.getFormattedMessage()).append('\n'));
    assertThat(logged.toString()).contains("subscription " + id + " made").doesNotContain(hidden);
    assertThat(everythingInTopics()).contains(id).doesNotContain(hidden);
    assertThat(door.send(renewed, "GET", "/" + id, null).body()).doesNotContain(hidden);
    assertThat(door.send(TestSubscribers.KEY, "GET", "", null).body()).doesNotContain(hidden);
    assertThat(kept(made).toString()).doesNotContain(kept(made).access().tokenSha256());
  }

  private static void alert(Producer<byte[], byte[]> producer, int partition, Instant knownAt) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                Topics.ALERTS.name(), partition, knownAt.toEpochMilli(), null, new byte[] {1}));
  }

  private static DeliveryAttempt attempt(JsonNode made, int number, Instant at) {
    return DeliveryAttempt.newBuilder()
        .setSubscription(made.get("id").asText())
        .setNotice("n")
        .setAttempt(number)
        .setAt(at)
        .setVerdict("REFUSED")
        .setStatus(500)
        .setLatencyMillis(12)
        .setDispatcher("here")
        .build();
  }

  private static void put(Topic topic, JsonNode made, SpecificRecord value) throws Exception {
    try (Producer<String, SpecificRecord> producer =
        new KafkaProducer<>(
            cluster.brokers().client(), new StringSerializer(), cluster.serde().serializer())) {
      producer.send(new ProducerRecord<>(topic.name(), made.get("id").asText(), value)).get();
    }
  }

  private static List<Integer> attempts(JsonNode made, String query) throws Exception {
    return TestSubscribers.json(owner(made, "GET", "/deliveries" + query, null))
        .get("deliveries")
        .findValues("attempt")
        .stream()
        .map(JsonNode::asInt)
        .toList();
  }

  private static String everythingInTopics() {
    StringBuilder all = new StringBuilder();
    TopicReader<byte[]> reader = new TopicReader<>(cluster.brokers(), ByteArrayDeserializer::new);
    for (Topic topic : Topics.ALL) {
      reader.read(
          topic,
          record -> {
            all.append(record.key()).append(' ');
            if (record.value() != null) {
              all.append(new String(record.value(), StandardCharsets.ISO_8859_1)).append('\n');
            }
            return true;
          });
    }
    return all.toString();
  }

  private static HttpResponse<String> owner(JsonNode made, String method, String what, String body)
      throws Exception {
    return door.send(
        made.get("token").asText(), method, "/" + made.get("id").asText() + what, body);
  }

  private static JsonNode shown(JsonNode made) throws Exception {
    return TestSubscribers.json(owner(made, "GET", "", null));
  }

  private static Subscription kept(JsonNode made) {
    return door.kept(made.get("id").asText());
  }
}
