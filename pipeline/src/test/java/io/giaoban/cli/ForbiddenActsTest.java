package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.giaoban.wire.Brokers;
import io.giaoban.wire.PlainRequest;
import io.giaoban.wire.Topic;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What the brokers refuse, whoever asks for it by whatever client. */
class ForbiddenActsTest {
  static final List<Topic> TOPICS = Topics.ALL;

  @TempDir private static Path dir;
  private static SecuredSystem system;

  @BeforeAll
  static void start() throws Exception {
    system = SecuredSystem.start(dir);
    system.apply("--feed=ba-dinh", "--reader=press");
    system.runWithRegistry("giaoban-operator", "topics", "create", "--partitions=3");
  }

  @AfterAll
  static void stop() throws Exception {
    system.close();
  }

  @ParameterizedTest
  @CsvSource({
    "giaoban-gateway, giaoban.alerts",
    "giaoban-gateway, giaoban.feeds",
    "giaoban-dispatcher, giaoban.case-reports",
    "giaoban-dispatcher, giaoban.alerts",
    "giaoban-processor, giaoban.feeds",
    "giaoban-clock, giaoban.alerts",
    "giaoban-operator, giaoban.alerts",
    "giaoban-operator, giaoban.city-days",
    "giaoban-feed-ba-dinh, giaoban.alerts",
    "giaoban-feed-ba-dinh, giaoban.places",
    "giaoban-reader-press, giaoban.alerts",
    "giaoban-backup, giaoban.alerts",
    "giaoban-registry, giaoban.alerts"
  })
  void shouldRefuseToWrite(String user, String topic) {
    assertMayNotWrite(brokers(user), topic);
  }

  @ParameterizedTest
  @FieldSource("TOPICS")
  void shouldRefuseWhateverTheBoardWouldWrite(Topic topic) {
    assertMayNotWrite(brokers("giaoban-board"), topic.name());
  }

  @ParameterizedTest
  @CsvSource({
    "giaoban-gateway, giaoban.subscriptions",
    "giaoban-gateway, giaoban.alerts",
    "giaoban-processor, giaoban.feeds",
    "giaoban-processor, giaoban.subscriptions",
    "giaoban-dispatcher, giaoban.feeds",
    "giaoban-board, giaoban.subscriptions",
    "giaoban-board, giaoban.feeds",
    "giaoban-clock, giaoban.clock",
    "giaoban-operator, giaoban.subscriptions",
    "giaoban-feed-ba-dinh, giaoban.case-reports",
    "giaoban-reader-press, giaoban.case-reports",
    "giaoban-registry, giaoban.case-reports"
  })
  void shouldRefuseToRead(String user, String topic) {
    assertThatExceptionOfType(TopicAuthorizationException.class)
        .isThrownBy(() -> read(brokers(user), topic));
  }

  @Test
  void shouldLetThemDoWhatTheyMay() throws Exception {
    String topic = Topics.VACCINATION_REPORTS.name();
    try (Producer<String, byte[]> producer = producer(brokers("giaoban-feed-ba-dinh"))) {
      producer.send(new ProducerRecord<>(topic, 0, "VN-HN", new byte[0])).get();
    }
    read(brokers("giaoban-gateway"), topic);
    read(brokers("giaoban-backup"), topic);
  }

  @Test
  void shouldRefuseAnothersConsumerGroup() {
    assertThatExceptionOfType(GroupAuthorizationException.class)
        .isThrownBy(() -> follow("giaoban-reader-press", "giaoban"));
    assertThatExceptionOfType(GroupAuthorizationException.class)
        .isThrownBy(() -> follow("giaoban-reader-press", "giaoban-reader-press-2.1"));
    assertThatExceptionOfType(GroupAuthorizationException.class)
        .isThrownBy(() -> follow("giaoban-gateway", "giaoban-dispatchers"));
  }

  @Test
  void shouldLetNobodyEndAnothersTransactions() {
    assertMayNotBegin("giaoban-processor", "giaoban.dispatch-0");
    assertMayNotBegin("giaoban-dispatcher", "giaoban-1-1");
    assertMayNotBegin("giaoban-feed-ba-dinh", "giaoban-1-1");
  }

  @ParameterizedTest
  @CsvSource({"giaoban-operator, mine", "giaoban-feed-ba-dinh, giaoban.mine"})
  void shouldRefuseTopicsOfOthersNames(String user, String topic) {
    try (Admin admin = Admin.create(brokers(user).client())) {
      assertRefused(
          () -> admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(),
          TopicAuthorizationException.class);
      assertRefused(
          () -> admin.deleteTopics(List.of(Topics.ALERTS.name())).all().get(),
          TopicAuthorizationException.class);
    }
  }

  @Test
  void shouldLetNobodyLookAtOrChangeRights() {
    try (Admin admin = Admin.create(brokers("giaoban-operator").client())) {
      assertRefused(
          () -> admin.describeAcls(AclBindingFilter.ANY).values().get(),
          ClusterAuthorizationException.class);
      assertRefused(
          () -> admin.describeUserScramCredentials().all().get(),
          ClusterAuthorizationException.class);
    }
  }

  @Test
  void shouldRefuseAWrongPassword() {
    Map<String, String> access = new HashMap<>(access("giaoban-reader-press"));
    access.computeIfPresent(
        "sasl.jaas.config",
        (name, login) -> login.replaceFirst("password=\"[^\"]+", "password=\"guessed"));
    assertThatExceptionOfType(SaslAuthenticationException.class)
        .isThrownBy(() -> read(system.cluster(access).brokers(), Topics.ALERTS.name()));
  }

  @Test
  void shouldRefuseAUserThatNobodyMade() {
    Map<String, String> access = new HashMap<>(access("giaoban-reader-press"));
    access.computeIfPresent(
        "sasl.jaas.config", (name, login) -> login.replace("reader-press", "reader-stranger"));
    assertThatExceptionOfType(SaslAuthenticationException.class)
        .isThrownBy(() -> read(system.cluster(access).brokers(), Topics.ALERTS.name()));
  }

  /** Who has no certificate comes to the brokers' own door no further than to its threshold. */
  @Test
  void shouldRefuseWhoHasNoCertificate() {
    Map<String, String> access =
        Map.of(
            "security.protocol", "SSL",
            "ssl.truststore.type", "PEM",
            "ssl.truststore.location", system.trust().toString());
    Brokers inside = new Brokers(system.insideServers(), access);
    assertThatExceptionOfType(SslAuthenticationException.class)
        .isThrownBy(() -> read(inside, Topics.ALERTS.name()));
  }

  /** A client that does not know whose certificates to trust gives no password away. */
  @Test
  void shouldBeRefusedWhereItsCertificateIsNotTrusted() {
    Map<String, String> access = new HashMap<>(access("giaoban-reader-press"));
    access.keySet().removeIf(name -> name.startsWith("ssl."));
    assertThatThrownBy(() -> read(system.cluster(access).brokers(), Topics.ALERTS.name()))
        .hasStackTraceContaining("SSL handshake failed");
  }

  @Test
  void shouldAnswerNothingThatIsNotEncrypted() throws Exception {
    URI clients = URI.create("kafka://" + brokers("giaoban-board").servers());
    try (Socket plain = new Socket(clients.getHost(), clients.getPort())) {
      assertThat(PlainRequest.isAnswered(plain)).isFalse();
    }
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trusting(system.trust()), null);
    try (Socket encrypted =
        tls.getSocketFactory().createSocket(clients.getHost(), clients.getPort())) {
      assertThat(PlainRequest.isAnswered(encrypted)).isTrue();
    }
  }

  /** Encrypted is not enough: which versions there are is all that is told. */
  @Test
  void shouldHearNobodyWithoutALogin() {
    Map<String, Object> access = new HashMap<>(access("giaoban-reader-press"));
    access.put("security.protocol", "SSL");
    access.put("bootstrap.servers", brokers("giaoban-reader-press").servers());
    access.put("default.api.timeout.ms", 2_000);
    access.put("request.timeout.ms", 1_000);
    try (Admin admin = Admin.create(access)) {
      assertThatThrownBy(() -> admin.listTopics().names().get())
          .hasCauseInstanceOf(TimeoutException.class);
    }
  }

  private static TrustManager[] trusting(Path certificates) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(certificates)) {
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("trusted-" + store.size(), one);
      }
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust.getTrustManagers();
  }

  private static Map<String, String> access(String user) {
    return brokers(user).access();
  }

  private static Brokers brokers(String user) {
    return system.cluster(user).brokers();
  }

  /** Reads until something comes. */
  private static void read(Brokers brokers, String topic) {
    try (Consumer<String, byte[]> consumer =
        new TopicReader<>(brokers, ByteArrayDeserializer::new).consumer("test")) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      consumer.seekToBeginning(consumer.assignment());
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> !consumer.poll(Duration.ofMillis(200)).isEmpty());
    }
  }

  private static void assertMayNotWrite(Brokers brokers, String topic) {
    try (Producer<String, byte[]> producer = producer(brokers)) {
      assertRefused(
          () -> producer.send(new ProducerRecord<>(topic, 0, "VN-HN", new byte[0])).get(),
          TopicAuthorizationException.class);
    }
  }

  private static Producer<String, byte[]> producer(Brokers brokers) {
    // Else who may write nothing at all is refused before a topic is looked at.
    return new KafkaProducer<>(
        brokers.client(Map.of("enable.idempotence", false)),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private static void assertMayNotBegin(String user, String transactionalId) {
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(
            brokers(user).client(Map.of("transactional.id", transactionalId)),
            new StringSerializer(),
            new ByteArraySerializer())) {
      assertThatExceptionOfType(TransactionalIdAuthorizationException.class)
          .isThrownBy(producer::initTransactions);
    }
  }

  private static void follow(String user, String group) {
    try (Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            brokers(user).client(Map.of("group.id", group)),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topics.ALERTS.name()));
      long end = System.nanoTime() + 60_000_000_000L;
      while (System.nanoTime() < end) {
        consumer.poll(Duration.ofSeconds(1));
      }
    }
  }

  private static void assertRefused(Asked asked, Class<? extends Exception> why) {
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(asked::get)
        .withCauseInstanceOf(why);
  }

  private interface Asked {
    Object get() throws Exception;
  }
}
