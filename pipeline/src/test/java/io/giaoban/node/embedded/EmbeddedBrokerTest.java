package io.giaoban.node.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  private static final String TOPIC = "reports";

  @TempDir private Path dir;

  @Test
  void shouldKeepRecordsOverARestartOnAnotherPort() throws Exception {
    String former;
    try (EmbeddedBroker broker = EmbeddedBroker.start(0, dir)) {
      former = broker.bootstrapServers();
      createTopic(former);
      send(former, "before");
    }
    try (ServerSocket held = holdPortOf(former);
        EmbeddedBroker broker = EmbeddedBroker.start(0, dir)) {
      assertThat(held.isBound()).isTrue();
      assertThat(broker.bootstrapServers()).isNotEqualTo(former);
      send(broker.bootstrapServers(), "after");
      assertThat(read(broker.bootstrapServers(), 2)).containsExactly("before", "after");
    }
  }

  @Test
  void shouldKeepAConsumersPlaceOverARestart() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(0, dir)) {
      createTopic(broker.bootstrapServers());
      send(broker.bootstrapServers(), "before");
      assertThat(read(broker.bootstrapServers(), 1)).containsExactly("before");
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(0, dir)) {
      send(broker.bootstrapServers(), "after");
      assertThat(read(broker.bootstrapServers(), 1)).containsExactly("after");
    }
  }

  @Test
  void shouldNameABusyPortAndLeaveNoThread() throws IOException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> EmbeddedBroker.start(port, dir))
          .isInstanceOf(PortInUseException.class)
          .hasMessage(
              "Kafka port "
                  + port
                  + " is in use (expected: a free port; choose another with --kafka-port, or 0 for any)");
    }
    assertThat(Thread.getAllStackTraces().keySet().stream().filter(t -> !t.isDaemon()))
        .isSubsetOf(before);
  }

  @Test
  void shouldRefuseADirectoryInUse() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(0, dir)) {
      assertThatThrownBy(() -> EmbeddedBroker.start(0, dir))
          .hasMessageStartingWith("Kafka cannot start: " + dir + " is in use (expected: ");
      createTopic(broker.bootstrapServers());
    }
  }

  @Test
  void shouldRefuseANumberThatIsNoPort() {
    assertThatThrownBy(() -> EmbeddedBroker.start(65_536, dir))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--kafka-port: 65536 (expected: 0 for any free port, or 1 to 65535)");
  }

  @Test
  void shouldStopOnlyOnce() {
    EmbeddedBroker broker = EmbeddedBroker.start(0, dir);
    broker.close();
    broker.close();
    assertThat(
            Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("raft") || name.contains("socket-server"))
                .collect(Collectors.toList()))
        .isEmpty();
  }

  private static ServerSocket holdPortOf(String address) throws IOException {
    int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  private static void createTopic(String servers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  private static void send(String servers, String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, value)).get();
    }
  }

  /** Reads on from the committed place until that many records came, or for 20 s. */
  private static List<String> read(String servers, int count) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", servers,
            "group.id", "readers",
            "auto.offset.reset", "earliest",
            "enable.auto.commit", "false");
    List<String> values = new ArrayList<>();
    Instant end = Instant.now().plusSeconds(20);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      while (values.size() < count && Instant.now().isBefore(end)) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
      consumer.commitSync();
    }
    return values;
  }
}
