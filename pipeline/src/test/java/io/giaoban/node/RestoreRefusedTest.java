package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.backup.Backup;
import io.giaoban.backup.Manifest;
import io.giaoban.backup.Quiet;
import io.giaoban.backup.Restore;
import io.giaoban.backup.Verification;
import io.giaoban.wire.ClockMode;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.Groups;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restore overwrites nothing, and brings nothing back that is damaged. */
class RestoreRefusedTest {
  private static final String UNDER_WAY = Topics.RESTORE_UNDER_WAY;

  @TempDir private Path dir;
  private final Parts parts = new Parts();
  private Path backup;
  private TestCluster target;

  @BeforeEach
  void backUp() throws Exception {
    backup = dir.resolve("backup");
    try (TestCluster old = TestCluster.start(dir.resolve("old"))) {
      old.setup().ensure(Optional.of(2), Optional.empty(), ClockMode.LIVE);
      write(old, 3);
      new Backup(old.cluster(), "test", new Quiet(), Clock.systemUTC()).write(backup);
    }
    target = parts.started(TestCluster.start(dir.resolve("target")));
  }

  @AfterEach
  void stop() {
    parts.close();
  }

  @Test
  void shouldNameTheTopicsThatHaveRecords() throws Exception {
    target.setup().ensure(Optional.of(2), Optional.empty(), ClockMode.LIVE);
    write(target, 1);
    assertThatThrownBy(() -> restore(false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("giaoban.case-reports has records, up to offset 1");
    assertThatThrownBy(() -> restore(true))
        .hasMessageContaining("giaoban.case-reports has records");
    assertThat(target.read(Topics.PLACES)).isEmpty();
  }

  @Test
  void shouldRefuseOtherPartitions() {
    target.setup().ensure(Optional.of(4), Optional.empty(), ClockMode.LIVE);
    assertThatThrownBy(() -> restore(false))
        .hasMessageContaining("giaoban.case-reports has 4 partitions, in the backup 2");
  }

  @Test
  void shouldTakeEmptyTopics() throws Exception {
    target.setup().ensure(Optional.of(2), Optional.empty(), ClockMode.DATA);
    restore(false);
    assertThat(records()).hasSize(3);
    // As in the backup, whatever the clock was.
    target.setup().ensure(Optional.of(2), Optional.empty(), ClockMode.LIVE);
  }

  @Test
  void shouldStartOverOnlyWhereItWasBrokenOff() throws Exception {
    target.setup().ensure(Optional.of(2), Optional.empty(), ClockMode.LIVE);
    write(target, 1);
    beginRestore();
    assertThatThrownBy(() -> restore(false)).hasMessageContaining("was broken off");
    restore(true);
    assertThat(records()).hasSize(3);
    await().until(() -> !target.setup().admin().listTopics().names().get().contains(UNDER_WAY));
  }

  @Test
  void shouldStartOverWithAnotherBackupThanTheOneThatWasBrokenOff() throws Exception {
    target.setup().ensure(Optional.of(2), Optional.empty(), ClockMode.LIVE);
    beginRestore();
    Path manifest = backup.resolve("manifest.json");
    ObjectMapper json = new ObjectMapper();
    ObjectNode other = (ObjectNode) json.readTree(manifest.toFile());
    other.withArray("/topics").removeIf(topic -> topic.path("name").asText().equals(Groups.STATE));
    json.writeValue(manifest.toFile(), other);
    restore(true);
    assertThat(target.setup().admin().listTopics().names().get()).doesNotContain(Groups.STATE);
  }

  @Test
  void shouldMakeNoBackupOfWhatIsHalfRestored() throws Exception {
    target.setup().ensure(Optional.of(2), Optional.empty(), ClockMode.LIVE);
    beginRestore();
    assertThatThrownBy(
            () ->
                new Backup(target.cluster(), "test", new Quiet(), Clock.systemUTC())
                    .write(dir.resolve("another")))
        .hasMessageContaining("(expected: its end; giaoban restore --start-over)");
    assertThat(dir.resolve("another.partial")).doesNotExist();
  }

  @Test
  void shouldFindARegistryThatDoesNotAnswerBeforeAnythingIsWritten() throws Exception {
    Cluster without = Cluster.open(target.brokers().servers(), "http://127.0.0.1:1");
    Manifest manifest = new Verification(new Quiet()).of(backup);
    assertThatThrownBy(
            () -> new Restore(without, Optional.empty(), new Quiet()).check(manifest, false))
        .hasMessageStartingWith("the registry cannot be asked");
    assertThat(target.setup().admin().listTopics().names().get()).isEmpty();
  }

  @Test
  void shouldFindDamageBeforeAnythingIsWritten() throws Exception {
    Path file = backup.resolve("giaoban.case-reports-0.avro");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 20] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> new Verification(new Quiet()).of(backup))
        .hasMessageContaining("giaoban.case-reports-0.avro: SHA-256");
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    assertThatThrownBy(() -> new Verification(new Quiet()).of(backup))
        .hasMessageContaining(
            "giaoban.case-reports-0.avro: %d bytes (expected: %d)"
                .formatted(bytes.length - 1, bytes.length));
    Files.delete(file);
    assertThatThrownBy(() -> restore(false))
        .hasMessageContaining("giaoban.case-reports-0.avro is missing");
    assertThat(target.setup().admin().listTopics().names().get()).isEmpty();
  }

  @Test
  void shouldBeForItsMakerOnlyAndNeverWriteOverAnother() throws Exception {
    Manifest manifest = new Verification(new Quiet()).of(backup);
    // With the processors' state; the clock's records are left out.
    assertThat(manifest.topics()).hasSize(Topics.ALL.size() + 1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(backup)) {
      assertThat(files.toList())
          .hasSize(2 * Topics.ALL.size() + 1)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
    assertThatThrownBy(
            () ->
                new Backup(target.cluster(), "test", new Quiet(), Clock.systemUTC()).write(backup))
        .hasMessageContaining("no topics");
    target.setup().ensure(Optional.of(2), Optional.empty(), ClockMode.LIVE);
    assertThatThrownBy(
            () ->
                new Backup(target.cluster(), "test", new Quiet(), Clock.systemUTC()).write(backup))
        .hasMessageContaining("is there already");
  }

  private void beginRestore() throws Exception {
    target.setup().admin().createTopics(List.of(new NewTopic(UNDER_WAY, 1, (short) 1))).all().get();
    await().until(() -> target.setup().admin().listTopics().names().get().contains(UNDER_WAY));
  }

  private void restore(boolean startOver) throws IOException {
    new Restore(target.cluster(), Optional.empty(), new Quiet()).run(backup, startOver);
  }

  private List<Long> records() {
    List<Long> offsets = new ArrayList<>();
    new TopicReader<>(target.brokers(), ByteArrayDeserializer::new)
        .read(Topics.CASE_REPORTS, record -> offsets.add(record.offset()));
    return offsets;
  }

  private static void write(TestCluster cluster, int records) throws Exception {
    try (Producer<byte[], byte[]> producer = cluster.producer()) {
      for (int number = 0; number < records; number++) {
        producer
            .send(new ProducerRecord<>(Topics.CASE_REPORTS.name(), 0, null, new byte[] {1, 2}))
            .get();
      }
    }
  }
}
