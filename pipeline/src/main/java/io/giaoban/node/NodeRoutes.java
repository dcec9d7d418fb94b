package io.giaoban.node;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.giaoban.api.Endpoint;
import io.giaoban.api.Shape;
import io.giaoban.api.Tag;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What a process does and how far it is: {@code /v1/status}. */
final class NodeRoutes {
  private final List<String> roles;
  private final Progress progress;
  private final BooleanSupplier working;

  NodeRoutes(List<String> roles, Progress progress, BooleanSupplier working) {
    this.roles = roles;
    this.progress = progress;
    this.working = working;
  }

  /** What can be asked. */
  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/status", "getStatus", Tag.SYSTEM)
            .summary("Roles, and how far behind each consumer is")
            .description("`caughtUp` says that all that was put in has come out and can be read.")
            .answers(200, "How far it is.", Shape.of(Status.class))
            .handledBy(this::getStatus));
  }

  @JsonClassDescription("Roles of a process, and how far behind its consumers are.")
  record Status(
      @JsonPropertyDescription("Nothing that was put in waits, and every role does its work.")
          boolean caughtUp,
      @JsonPropertyDescription("What the process does.") List<String> roles,
      @JsonPropertyDescription(
              "In the order of the way of the data; none where that cannot be told now.")
          List<Progress.ConsumerLag> consumers) {}

  private void getStatus(Context exchange) {
    exchange.json(status());
  }

  private Status status() {
    List<Progress.ConsumerLag> consumers;
    try {
      consumers = progress.lags();
    } catch (Progress.UnstableException e) {
      return new Status(false, roles, List.of());
    }
    boolean caughtUp =
        working.getAsBoolean() && consumers.stream().allMatch(consumer -> consumer.lag() == 0);
    return new Status(caughtUp, roles, consumers);
  }
}
