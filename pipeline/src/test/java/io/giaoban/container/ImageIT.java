package io.giaoban.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The program's image by itself. */
@ContainerTest
class ImageIT {
  /** 128 and SIGTERM: it ended by itself, and was not killed after its time. */
  private static final int TERMINATED = 143;

  @Test
  void shouldNeedNoRootNoRightsAndNoFileSystem() {
    try (GenericContainer<?> container = standalone()) {
      container.start();
      InspectContainerResponse info = container.getContainerInfo();
      assertThat(info.getConfig().getUser()).isEqualTo("10001:10001");
      assertThat(container.getLogs()).contains("ready http=").doesNotContain("WARN", "warning");
    }
  }

  @Test
  void shouldEndInGoodOrderWhenItIsStopped() {
    try (GenericContainer<?> container = standalone()) {
      container.start();
      container
          .getDockerClient()
          .stopContainerCmd(container.getContainerId())
          .withTimeout(20)
          .exec();
      assertThat(container.getCurrentContainerInfo().getState().getExitCodeLong())
          .isEqualTo(TERMINATED);
    }
  }

  private static GenericContainer<?> standalone() {
    return new GenericContainer<>(Image.name())
        .withCommand("standalone", "--feed-key", ComposeProject.KEY)
        .withTmpFs(Map.of("/tmp", "rw"))
        .withCreateContainerCmdModifier(
            create -> {
              HostConfig host = Objects.requireNonNull(create.getHostConfig());
              host.withReadonlyRootfs(true).withCapDrop(Capability.ALL);
            })
        .waitingFor(
            Wait.forLogMessage(".*ready http=.*\\n", 1).withStartupTimeout(Duration.ofMinutes(3)));
  }
}
