package io.giaoban.stream;

import java.util.Map;
import org.apache.kafka.streams.state.StoreBuilder;

/** Gives each task its desks; never logged, as the rows beside them are. */
final class TaskDesksBuilder implements StoreBuilder<TaskDesks> {
  private final TaskSigns signs;

  TaskDesksBuilder(TaskSigns signs) {
    this.signs = signs;
  }

  @Override
  public TaskDesks build() {
    return new TaskDesks(signs);
  }

  @Override
  public String name() {
    return TaskDesks.NAME;
  }

  @Override
  public boolean loggingEnabled() {
    return false;
  }

  @Override
  public Map<String, String> logConfig() {
    return Map.of();
  }

  @Override
  public StoreBuilder<TaskDesks> withCachingEnabled() {
    throw new UnsupportedOperationException("caching (expected: none, desks are on the heap)");
  }

  @Override
  public StoreBuilder<TaskDesks> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<TaskDesks> withLoggingEnabled(Map<String, String> config) {
    throw new UnsupportedOperationException("logging (expected: none, the rows are logged)");
  }

  @Override
  public StoreBuilder<TaskDesks> withLoggingDisabled() {
    return this;
  }
}
