package io.giaoban.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runbook of the restore, on brokers and a registry as a city runs them. */
@ContainerTest
class RestoreIT {
  private static final String ALERTS = "/v1/alerts?from=2022-01-01";

  @TempDir private Path dir;
  private ComposeProject system;

  @BeforeEach
  void start() {
    system = ComposeProject.of("restore", Map.of(), "compose.single.yml");
    system.up();
    ReportFlow.prepare(system);
  }

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void shouldGoOnWithTheSameFiguresWhenBrokerAndRegistryWereLost() throws IOException {
    LocalDate reported;
    try (ReportFlow flow = ReportFlow.start(system)) {
      reported = flow.day();
      flow.endAndVerify();
    }
    JsonNode day = system.door().day(ReportFlow.CITY, reported);
    JsonNode alerts = system.door().get(ALERTS);
    assertThat(alerts).isNotEmpty();
    String backup = dir.resolve("backup").toString();
    assertThat(giaoban("backup", "--to", backup)).contains("schemas").doesNotContain("warning");

    loseBrokerAndRegistry();
    assertThat(giaoban("restore", "--from", backup, "--dry-run")).contains("could be restored");
    assertThat(giaoban("restore", "--from", backup))
        .contains("restored; schemas have the ids that they had")
        .doesNotContain("warning");
    system.up();

    system.door().awaitCaughtUp();
    assertThat(system.door().day(ReportFlow.CITY, reported)).isEqualTo(day);
    assertThat(system.door().get(ALERTS)).isEqualTo(alerts);
    try (ReportFlow flow = ReportFlow.start(system)) {
      flow.endAndVerify();
    }
  }

  private void loseBrokerAndRegistry() {
    system.run("stop", "gateway", "processor", "dispatcher", "board", "clock");
    system.lose(List.of("kafka-1", "registry"), List.of("kafka-1"));
    system.up("kafka-1", "registry");
  }

  private String giaoban(String... words) {
    return system.giaoban(
        Stream.concat(Stream.of(words), Stream.of("--registry", system.registryUrl()))
            .toArray(String[]::new));
  }
}
