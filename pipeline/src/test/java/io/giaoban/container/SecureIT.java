package io.giaoban.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.giaoban.wire.PlainRequest;
import io.giaoban.wire.Topics;
import java.io.IOException;
import java.io.Reader;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code compose.secure.yml}, as {@code deploy/secure/prepare} sets it up. */
@ContainerTest
class SecureIT {
  private static final Pattern PASSWORD = Pattern.compile("password=\"([^\"]+)\"");

  @TempDir private static Path dir;
  private static Path secrets;
  private static ComposeProject system;

  @BeforeAll
  static void start() {
    secrets = dir.resolve("secrets");
    Command.of("../deploy/secure/prepare", secrets.toString()).run();
    system =
        ComposeProject.of(
            "secure", Map.of("GIAOBAN_SECRETS", secrets.toString()), "compose.secure.yml");
    system.up();
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  void shouldGoTheWholeWay() {
    assertThat(
            ask(
                "/v1/reports",
                "--data",
                "[{\"city\":\"JP-13\",\"unit\":\"131016\",\"day\":\"2021-08-05\",\"newCases\":5042}]",
                "--header",
                "Content-Type: application/json"))
        .contains("\"accepted\":1");
    Awaitility.await("the alert")
        .atMost(Duration.ofMinutes(2))
        .until(() -> ask("/v1/alerts?city=JP-13").contains("JP-13.cases-3000.2021-08-05"));
    assertThat(ask("/v1/subscriptions")).startsWith("{");
    for (String role : List.of("gateway", "processor", "dispatcher", "board", "clock")) {
      assertThat(system.containers(role)).as(role).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "giaoban-gateway, giaoban.alerts",
    "giaoban-board, giaoban.alerts",
    "giaoban-dispatcher, giaoban.case-reports",
    "giaoban-clock, giaoban.alerts",
    "giaoban-operator, giaoban.city-days"
  })
  void shouldRefuseToWrite(String user, String topic) throws IOException {
    Map<String, Object> access = access(user);
    access.put("enable.idempotence", false);
    try (Producer<String, String> producer =
        new KafkaProducer<>(access, new StringSerializer(), new StringSerializer())) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> producer.send(new ProducerRecord<>(topic, "VN-HN", "")).get())
          .withCauseInstanceOf(TopicAuthorizationException.class);
    }
  }

  @Test
  void shouldRefuseAStranger() throws IOException {
    Map<String, Object> access = access("giaoban-board");
    access.computeIfPresent(
        "sasl.jaas.config",
        (name, login) -> PASSWORD.matcher((String) login).replaceFirst("password=\"guessed\""));
    assertDenied(access, SaslAuthenticationException.class);
    URI brokers = URI.create("kafka://" + system.bootstrapServers());
    try (Socket plain = new Socket(brokers.getHost(), brokers.getPort())) {
      assertThat(PlainRequest.isAnswered(plain)).isFalse();
    }
  }

  @Test
  void shouldKeepPasswordsOutOfLogsAndOfWhatDockerTells() throws IOException {
    List<String> passwords = passwords();
    assertThat(passwords).hasSize(8).doesNotHaveDuplicates();
    String logs = system.run("logs", "--no-color");
    String[] containers = system.run("ps", "-aq").lines().toArray(String[]::new);
    String told = Command.of("docker", "inspect").with(containers).run();
    for (String password : passwords) {
      assertThat(logs.contains(password)).as("in a log").isFalse();
      assertThat(told.contains(password)).as("told by docker inspect").isFalse();
    }
  }

  @Test
  void shouldTellWhatRightsThereAre() {
    assertThat(system.run("run", "--rm", "--no-deps", "access"))
        .contains("8 users known by their passwords", "0 rights given")
        .doesNotContain("no plan lists");
  }

  private static void assertDenied(Map<String, Object> access, Class<? extends Exception> why) {
    try (Admin admin = Admin.create(access)) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(
              () -> admin.describeTopics(List.of(Topics.ALERTS.name())).allTopicNames().get())
          .withCauseInstanceOf(why);
    }
  }

  /** How a user comes in from here. */
  private static Map<String, Object> access(String user) throws IOException {
    Properties said = new Properties();
    try (Reader reader = Files.newBufferedReader(secrets.resolve(user + ".properties"))) {
      said.load(reader);
    }
    Map<String, Object> access = new HashMap<>();
    said.stringPropertyNames().forEach(name -> access.put(name, said.getProperty(name)));
    access.put("ssl.truststore.location", secrets.resolve("ca.crt").toString());
    access.put("bootstrap.servers", system.bootstrapServers());
    return access;
  }

  private static List<String> passwords() throws IOException {
    List<String> passwords = new ArrayList<>();
    try (Stream<Path> files = Files.list(secrets)) {
      for (Path file : files.filter(one -> one.toString().contains("giaoban-")).toList()) {
        Matcher password = PASSWORD.matcher(Files.readString(file));
        assertThat(password.find()).as(file.toString()).isTrue();
        passwords.add(password.group(1));
      }
    }
    return passwords;
  }

  private static String ask(String path, String... more) {
    return Command.of("curl", "-sS", "--cacert", secrets.resolve("ca.crt").toString())
        .with("--header", "Authorization: Bearer " + ComposeProject.KEY)
        .with(more)
        .with(system.door().url().replace("http:", "https:") + path)
        .run();
  }
}
