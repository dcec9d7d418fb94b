package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.access.Account;
import io.giaoban.access.Party;
import io.giaoban.access.Right;
import io.giaoban.access.Rights;
import io.giaoban.dispatch.TestSubscriber;
import io.giaoban.node.Role;
import io.giaoban.node.embedded.RecordingAuthorizer;
import io.giaoban.node.embedded.RecordingAuthorizer.Act;
import io.giaoban.schema.CaseReport;
import io.giaoban.wire.CityPartitioner;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each role, feed, reader and the operator does all its work with its own rights, and needs them.
 */
class SecuredRolesTest {
  @TempDir private static Path dir;
  private static SecuredSystem system;
  private static TestSubscriber subscriber;

  @BeforeAll
  static void goTheWholeWay() throws Exception {
    system = SecuredSystem.start(dir);
    system.apply("--feed=ba-dinh", "--reader=press");
    system.runWithRegistry("giaoban-operator", "topics", "create", "--partitions=3");
    for (Role role : Role.values()) {
      system.serve(role, "giaoban-" + role.label());
    }
    define();
    subscriber = new TestSubscriber();
    String subscription = subscribe();
    report();
    subscriber.awaitReceived(2); // the challenge, and the alert
    reportStraight();
    replay();
    follow();
    for (Role role : Role.values()) {
      assertThat(system.ask(role, "GET", "/v1/status", "").statusCode()).isEqualTo(200);
    }
    ask(Role.DISPATCHER, "DELETE", "/v1/subscriptions/" + subscription);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> acts(Account.of(Party.DISPATCHER)).stream().anyMatch(SecuredRolesTest::deletes));
  }

  @AfterAll
  static void stop() throws Exception {
    subscriber.close();
    system.close();
  }

  @Test
  void shouldDenyNothingToThoseWhoDoTheirWork() {
    assertThat(RecordingAuthorizer.acts())
        .filteredOn(act -> !act.allowed() && act.meant())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Party.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"REGISTRY", "BACKUP", "FEED", "READER"})
  void shouldNeedEveryRight(Party party) {
    assertNeeded(Account.of(party));
  }

  @Test
  void shouldNeedEveryRightOfFeedsAndReaders() {
    assertNeeded(Account.of(Party.FEED, "ba-dinh"));
    assertNeeded(Account.of(Party.READER, "press"));
  }

  @Test
  void shouldStayHealthy() throws Exception {
    for (Role role : Role.values()) {
      assertThat(system.ask(role, "GET", "/healthz", "").body()).contains("ok");
    }
  }

  /** A right is needed if something was done that no other right of the account allows. */
  private static void assertNeeded(Account account) {
    List<Right> rights = Rights.of(account);
    Set<Set<Right>> ways =
        acts(account).stream()
            .map(
                act ->
                    rights.stream().filter(right -> allows(right, act)).collect(Collectors.toSet()))
            .collect(Collectors.toSet());
    assertThat(rights)
        .filteredOn(right -> !ways.contains(Set.of(right)))
        .as("rights of %s that it can do without", account.user())
        .isEmpty();
  }

  private static boolean allows(Right right, Act act) {
    boolean there =
        right.pattern() == PatternType.PREFIXED
            ? act.name().startsWith(right.name())
            : act.name().equals(right.name());
    return there && right.type() == act.type() && allows(right.operation(), act.operation());
  }

  /** As Kafka has it: to do something includes to have it described. */
  private static boolean allows(AclOperation right, AclOperation act) {
    return right == act
        || (act == AclOperation.DESCRIBE
            && Set.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE).contains(right));
  }

  private static boolean deletes(Act act) {
    return act.operation() == AclOperation.DELETE;
  }

  private static List<Act> acts(Account account) {
    return RecordingAuthorizer.acts().stream()
        .filter(act -> act.allowed() && act.user().equals(account.user()))
        .toList();
  }

  private static void define() throws Exception {
    Path rules = dir.resolve("rules.yaml");
    Files.writeString(
        rules,
        """
        rules:
          - id: busy
            when: day.newCases >= 100
            severity: minor
            headline: {en: Busy}
        """);
    operate("rules", "put", rules.toString());
    operate("silences", "add", "--rule=busy", "--for=P1D", "--comment=drill");
    operate(
        "feeds",
        "add",
        "tay-ho",
        "--name=Tây Hồ",
        "--contact=a@example.org",
        "--reports=VN-HN/003");
  }

  private static String subscribe() throws Exception {
    String wishes =
        "{\"name\":\"Centre\",\"channel\":{\"type\":\"webhook\",\"url\":\"%s\"}}"
            .formatted(subscriber.url());
    String made = system.ask(Role.DISPATCHER, "POST", "/v1/subscriptions", wishes).body();
    return new JsonMapper().readTree(made).get("id").asText();
  }

  private static void report() throws Exception {
    String reports =
        """
        [{"kind":"cases","city":"VN-HN","unit":"001","day":"%1$s","newCases":2500},
         {"kind":"cases","city":"VN-HN","unit":"002","day":"%1$s","newCases":-1},
         {"kind":"vaccinations","city":"VN-HN","unit":"001","day":"%1$s",
          "doses":[{"dose":1,"administered":120}]}]
        """
            .formatted(yesterday());
    var answer =
        system.ask(Role.GATEWAY, "POST", "/v1/reports", reports, "Idempotency-Key", "\"evening\"");
    assertThat(answer.body()).contains("\"accepted\":2", "\"rejected\":1");
    JsonNode submission = new JsonMapper().readTree(answer.body()).get("submission");
    ask(Role.GATEWAY, "GET", "/v1/submissions/" + submission.asText());
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> ask(Role.BOARD, "GET", "/v1/alerts").contains("cases-2000"));
  }

  /** One in a partition of another city, one about a unit that nobody knows. */
  private static void reportStraight() throws Exception {
    Cluster cluster = system.cluster("giaoban-feed-ba-dinh");
    int home = CityPartitioner.partition("VN-HN", 3);
    try (Producer<String, SpecificRecord> producer =
        new KafkaProducer<>(
            cluster.brokers().client(), new StringSerializer(), cluster.serde().serializer())) {
      send(producer, (home + 1) % 3, "002");
      send(producer, home, "999");
      producer.partitionsFor(Topics.VACCINATION_REPORTS.name());
      producer
          .send(new ProducerRecord<>(Topics.VACCINATION_REPORTS.name(), home, "VN-HN", null))
          .get();
    }
  }

  private static void send(Producer<String, SpecificRecord> producer, int partition, String unit)
      throws Exception {
    CaseReport report =
        CaseReport.newBuilder()
            .setFeed("ba-dinh")
            .setCity("VN-HN")
            .setUnit(unit)
            .setDay(yesterday())
            .setNewCases(1)
            .setReportedAt(Instant.now())
            .build();
    producer
        .send(new ProducerRecord<>(Topics.CASE_REPORTS.name(), partition, "VN-HN", report))
        .get();
  }

  private static void replay() throws Exception {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> operateWithRegistry("rejected", "list").contains("UNKNOWN_UNIT"));
    operateWithRegistry("rejected", "replay", "--reason=UNKNOWN_UNIT");
    operateWithRegistry("rules", "list");
    operateWithRegistry("rules", "try", dir.resolve("rules.yaml").toString());
    String alert =
        new JsonMapper().readTree(ask(Role.BOARD, "GET", "/v1/alerts")).at("/0/id").asText();
    operateWithRegistry("alerts", "acknowledge", alert);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                acts(Account.of(Party.PROCESSOR)).stream()
                    .anyMatch(act -> act.name().equals(Topics.REPLAYED_REPORTS.name())));
  }

  /** A reader in a group of its own. */
  private static void follow() {
    Cluster cluster = system.cluster("giaoban-reader-press");
    try (Consumer<String, SpecificRecord> consumer =
        new KafkaConsumer<>(
            cluster
                .brokers()
                .client(
                    Map.of("group.id", "giaoban-reader-press.1", "auto.offset.reset", "earliest")),
            new StringDeserializer(),
            cluster.serde().deserializer())) {
      consumer.subscribe(List.of(Topics.ALERTS.name(), Topics.CITY_DAYS.name()));
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> !consumer.poll(Duration.ofMillis(200)).isEmpty());
    }
  }

  private static String ask(Role role, String method, String path) throws Exception {
    var answer = system.ask(role, method, path, "");
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }

  private static void operate(String... command) {
    system.run("giaoban-operator", command);
  }

  private static String operateWithRegistry(String... command) {
    return system.runWithRegistry("giaoban-operator", command);
  }

  private static LocalDate yesterday() {
    return LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).minusDays(1);
  }
}
