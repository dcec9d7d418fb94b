package io.giaoban.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes and comes back while reports flow, nothing is lost and nothing doubled. */
@ContainerTest
@ExtendWith(SharedSystem.class)
class OneContainerStoppedIT {
  private static final AtomicInteger DAYS = new AtomicInteger();

  /** Months apart, so that no day changes what another comes to. */
  private static LocalDate nextDay() {
    return LocalDate.of(2022, 3, 1).plusMonths(2L * DAYS.getAndIncrement());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka-1",
        "kafka-2",
        "kafka-3",
        "registry",
        "processor",
        "dispatcher",
        "board",
        "clock"
      })
  void shouldTakeReportsWithoutIt(String service, ComposeProject system) throws IOException {
    String container = system.containers(service).get(0);
    try (ReportFlow flow = ReportFlow.start(system, nextDay())) {
      system.docker("stop", container);
      flow.awaitMore();
      system.docker("start", container);
      flow.awaitMore();
      system.awaitHealthy(container);
      flow.endAndVerify();
    }
  }

  @Test
  void shouldTakeReportsAgainWhenTheGatewayIsBack(ComposeProject system) throws IOException {
    String container = system.containers("gateway").get(0);
    try (ReportFlow flow = ReportFlow.start(system, nextDay())) {
      system.docker("stop", container);
      system.docker("start", container);
      flow.awaitMore();
      assertThat(flow.refused()).isPositive();
      system.awaitHealthy(container);
      flow.endAndVerify();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka-1", "processor"})
  void shouldGoOnWhenItIsKilled(String service, ComposeProject system) throws IOException {
    String container = system.containers(service).get(0);
    try (ReportFlow flow = ReportFlow.start(system, nextDay())) {
      system.docker("kill", container);
      flow.awaitMore();
      system.docker("start", container);
      flow.awaitMore();
      system.awaitHealthy(container);
      flow.endAndVerify();
    }
  }

  @Test
  void shouldTakeReportsOnceTheRegistryIsThereForANewGateway(ComposeProject system)
      throws IOException {
    String registry = system.containers("registry").get(0);
    String gateway = system.containers("gateway").get(0);
    try (ReportFlow flow = ReportFlow.start(system, nextDay())) {
      system.docker("stop", registry);
      system.docker("restart", gateway);
      system.docker("start", registry);
      flow.awaitMore();
      system.awaitHealthy(registry);
      system.awaitHealthy(gateway);
      flow.endAndVerify();
    }
  }
}
