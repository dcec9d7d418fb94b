package io.giaoban.node.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSchemaLogTest {
  private static final SchemaEvent REGISTERED =
      new SchemaEvent.Registered("đơn-vị", 1, 1, "AVRO", "\"string\"", List.of());
  private static final SchemaEvent LEVEL =
      new SchemaEvent.LevelSet(null, CompatibilityLevel.BACKWARD);
  private static final List<SchemaEvent> EVENTS =
      List.of(
          REGISTERED,
          new SchemaEvent.VersionDeleted("a", 1, false),
          new SchemaEvent.SubjectDeleted("a", true),
          LEVEL,
          new SchemaEvent.LevelSet("a", CompatibilityLevel.NONE),
          new SchemaEvent.LevelRemoved("a"));

  @TempDir private Path dir;

  @Test
  void shouldReplayEveryKindOfChangeInOrder() throws IOException {
    append(EVENTS);
    assertThat(replay()).isEqualTo(EVENTS);
  }

  @Test
  void shouldDropATornLastLineAndWriteOnInItsPlace() throws IOException {
    append(List.of(REGISTERED));
    write("{\"event\":\"registered\",\"subject\":\"a\",\"vers", StandardOpenOption.APPEND);
    append(List.of(LEVEL));
    assertThat(replay()).containsExactly(REGISTERED, LEVEL);
  }

  @Test
  void shouldNameFileAndLineOfADamagedLine() throws IOException {
    append(EVENTS);
    List<String> lines = new ArrayList<>(Files.readAllLines(file()));
    lines.set(1, lines.get(1).replace("\"version\"", "\"vErsion\""));
    write(String.join("\n", lines) + "\n", StandardOpenOption.TRUNCATE_EXISTING);
    assertThatThrownBy(this::replay)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file() + ":2: {\"event\":\"versionDeleted\"")
        .hasMessageContaining("(expected: one change of the registry as JSON; restore the file)");
  }

  @Test
  void shouldNotTakeADamagedLastLineForATornOne() throws IOException {
    append(List.of(REGISTERED));
    write("{\"event\":\"registered\"\n", StandardOpenOption.APPEND);
    assertThatThrownBy(this::replay).hasMessageContaining(file() + ":2:");
  }

  @Test
  void shouldNotStartARegistryOnADamagedLog() throws IOException {
    write("{}\n", StandardOpenOption.CREATE_NEW);
    assertThatThrownBy(() -> EmbeddedRegistry.start(0, dir)).hasMessageContaining(file() + ":1:");
  }

  private Path file() {
    return dir.resolve(SchemaLog.FILE_NAME);
  }

  private void write(String text, StandardOpenOption option) throws IOException {
    Files.writeString(file(), text, StandardOpenOption.WRITE, option);
  }

  private void append(List<SchemaEvent> events) throws IOException {
    try (SchemaLog log = SchemaLog.open(dir, event -> {})) {
      for (SchemaEvent event : events) {
        log.append(event);
      }
    }
  }

  private List<SchemaEvent> replay() throws IOException {
    List<SchemaEvent> events = new ArrayList<>();
    SchemaLog.open(dir, events::add).close();
    return events;
  }
}
