package io.giaoban.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes up before what it needs waits for it, and what goes down comes back. One broker. */
@ContainerTest
class StartOrderIT {
  @Test
  void shouldComeUpInAnyOrderAndGoOnAfterDown() throws Exception {
    try (ComposeProject system = ComposeProject.of("order", Map.of(), "compose.single.yml")) {
      system.start("gateway", "processor", "dispatcher", "board", "clock");
      String early = system.run("ps", "-aq", "gateway");
      system.up("--no-recreate");
      assertThat(system.run("ps", "-q", "gateway")).isEqualTo(early);
      ReportFlow.prepare(system);
      LocalDate day;
      try (ReportFlow flow = ReportFlow.start(system)) {
        day = flow.day();
        flow.endAndVerify();
      }
      JsonNode before = system.door().day(ReportFlow.CITY, day);

      system.run("down");
      system.up();
      system.door().awaitCaughtUp();
      assertThat(system.door().day(ReportFlow.CITY, day)).isEqualTo(before);
      try (ReportFlow flow = ReportFlow.start(system)) {
        flow.endAndVerify();
      }
    }
  }
}
