package io.giaoban.container;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Whether containers can be run here. Where the variable CI says that nothing may be missing, their
 * absence fails the tests, unless CONTAINER_TESTS=optional.
 */
final class ContainerEngine implements ExecutionCondition {
  private static final class Missing {
    static final Optional<String> WHAT = find();

    private static Optional<String> find() {
      if (!DockerClientFactory.instance().isDockerAvailable()) {
        return Optional.of("no container engine answers");
      }
      try {
        Command.of("docker", "compose", "version").run();
        return Optional.empty();
      } catch (CommandFailedException e) {
        return Optional.of("there is no docker compose: " + e.getMessage());
      }
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Missing.WHAT.isEmpty()) {
      return ConditionEvaluationResult.enabled("containers can be run");
    }
    if (System.getenv("CI") != null && !"optional".equals(System.getenv("CONTAINER_TESTS"))) {
      throw new IllegalStateException(
          Missing.WHAT.get() + " (expected: one, or CONTAINER_TESTS=optional)");
    }
    return ConditionEvaluationResult.disabled(Missing.WHAT.get());
  }
}
