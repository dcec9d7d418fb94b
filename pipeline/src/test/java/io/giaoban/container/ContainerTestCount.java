package io.giaoban.container;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end how many tests ran in containers, or why none did. */
public final class ContainerTestCount implements TestExecutionListener {
  private final AtomicInteger ran = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final Set<String> missing = new ConcurrentSkipListSet<>();

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest() && isOurs(test)) {
      ran.incrementAndGet();
      if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
        failed.incrementAndGet();
      }
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    if (isOurs(test)) {
      missing.add(reason);
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (ran.get() > 0 || !missing.isEmpty()) {
      System.out.printf("container tests: %d ran, %d failed%n", ran.get(), failed.get());
      missing.forEach(reason -> System.out.printf("container tests skipped: %s%n", reason));
    }
  }

  private static boolean isOurs(TestIdentifier test) {
    return test.getTags().stream().anyMatch(tag -> tag.getName().equals(ContainerTest.TAG));
  }
}
