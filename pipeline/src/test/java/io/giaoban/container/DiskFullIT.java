package io.giaoban.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What docs/runbooks/disk-full.md says happens. */
@ContainerTest
@ExtendWith(SharedSystem.class)
class DiskFullIT {
  @Test
  void shouldGoOnWithoutABrokerWhoseDiskIsFull(ComposeProject system) throws IOException {
    String broker = system.containers("kafka-3").get(0);
    String disk = system.containers("disk").get(0);
    try (ReportFlow flow = ReportFlow.start(system)) {
      fill(system, disk, "/disk/filled");
      system.awaitAway(broker);
      flow.awaitMore();
      system.docker("exec", disk, "rm", "/disk/filled");
      system.awaitHealthy(broker);
      flow.awaitMore();
      flow.endAndVerify();
    }
  }

  @Test
  void shouldGoOnWithAProcessorWhoseDiskIsFull(ComposeProject system) throws IOException {
    String processor = system.containers("processor").get(0);
    try (ReportFlow flow = ReportFlow.start(system)) {
      fill(system, processor, "/tmp/filled");
      flow.awaitMore();
      system.docker("stop", processor);
      flow.awaitMore();
      system.docker("start", processor);
      system.awaitHealthy(processor);
      flow.endAndVerify();
    }
  }

  private static void fill(ComposeProject system, String container, String file) {
    assertThat(
            system.docker(
                "exec",
                container,
                "sh",
                "-c",
                "dd if=/dev/zero bs=64k of=%s 2>&1 || true".formatted(file)))
        .contains("No space left on device");
  }
}
