package io.giaoban.container;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One system for all tests that leave it as they found it: to start it takes longest. */
final class SharedSystem implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ComposeProject.class;
  }

  @Override
  public ComposeProject resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedSystem.class))
        .computeIfAbsent("system", key -> start(), ComposeProject.class);
  }

  private static ComposeProject start() {
    ComposeProject project = ComposeProject.of("shared", Map.of());
    try {
      project.up();
      ReportFlow.prepare(project);
      return project;
    } catch (RuntimeException e) {
      project.close();
      throw e;
    }
  }
}
