package io.giaoban.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes and comes back while reports flow, nothing is lost and nothing doubled. */
@ContainerTest
@ExtendWith(SharedSystem.class)
class OneContainerStoppedIT {
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
    goOnWithout("stop", service, system);
  }

  @Test
  void shouldTakeReportsAgainWhenTheGatewayIsBack(ComposeProject system) throws IOException {
    String container = system.containers("gateway").get(0);
    try (ReportFlow flow = ReportFlow.start(system)) {
      without("stop", container, system, () -> {});
      flow.awaitMore();
      assertThat(flow.refused()).isPositive();
      system.awaitHealthy(container);
      flow.endAndVerify();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka-1", "processor"})
  void shouldGoOnWhenItIsKilled(String service, ComposeProject system) throws IOException {
    goOnWithout("kill", service, system);
  }

  @Test
  void shouldTakeReportsOnceTheRegistryIsThereForANewGateway(ComposeProject system)
      throws IOException {
    String registry = system.containers("registry").get(0);
    String gateway = system.containers("gateway").get(0);
    try (ReportFlow flow = ReportFlow.start(system)) {
      without("stop", registry, system, () -> system.docker("restart", gateway));
      flow.awaitMore();
      system.awaitHealthy(registry);
      system.awaitHealthy(gateway);
      flow.endAndVerify();
    }
  }

  private static void goOnWithout(String end, String service, ComposeProject system)
      throws IOException {
    String container = system.containers(service).get(0);
    try (ReportFlow flow = ReportFlow.start(system)) {
      without(end, container, system, flow::awaitMore);
      flow.awaitMore();
      system.awaitHealthy(container);
      flow.endAndVerify();
    }
  }

  /** Other tests have the same system: it is started again whatever happens. */
  private static void without(
      String end, String container, ComposeProject system, Runnable meanwhile) {
    system.docker(end, container);
    try {
      meanwhile.run();
    } finally {
      system.docker("start", container);
    }
  }
}
