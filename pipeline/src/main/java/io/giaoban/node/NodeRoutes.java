package io.giaoban.node;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.giaoban.api.Endpoint;
import io.giaoban.api.Shape;
import io.giaoban.api.Tag;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.function.BooleanSupplier;

/** How the process itself fares: {@code /v1/status} and {@code /healthz}. */
final class NodeRoutes {
  private final List<String> roles;
  private final Progress progress;
  private final BooleanSupplier healthy;

  NodeRoutes(List<String> roles, Progress progress, BooleanSupplier healthy) {
    this.roles = roles;
    this.progress = progress;
    this.healthy = healthy;
  }

  /** What can be asked. */
  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/status", "getStatus", Tag.SYSTEM)
            .summary("Roles, and how far behind each consumer is")
            .description("`caughtUp` says that all that was put in has come out and can be read.")
            .answers(200, "How far it is.", Shape.of(Status.class))
            .handledBy(this::getStatus),
        Endpoint.get("/healthz", "getHealth", Tag.SYSTEM)
            .summary("Whether the process can do its work")
            .answers(200, "It can.", Shape.of(Health.class))
            .answers(503, "It cannot; its log has the reason.", Shape.of(Health.class))
            .handledBy(this::getHealth));
  }

  @JsonClassDescription("Roles of a process, and how far behind its consumers are.")
  record Status(
      @JsonPropertyDescription("Nothing that was put in waits, and every role does its work.")
          boolean caughtUp,
      @JsonPropertyDescription("What the process does.") List<String> roles,
      @JsonPropertyDescription("In the order of the way of the data.")
          List<Progress.ConsumerLag> consumers) {}

  @JsonClassDescription("Whether a process can do its work.")
  record Health(@JsonPropertyDescription("`ok`, or what is wrong.") String status) {}

  private void getStatus(Context exchange) {
    List<Progress.ConsumerLag> consumers = progress.lags();
    boolean caughtUp =
        healthy.getAsBoolean() && consumers.stream().allMatch(consumer -> consumer.lag() == 0);
    exchange.json(new Status(caughtUp, roles, consumers));
  }

  private void getHealth(Context exchange) {
    boolean ok = healthy.getAsBoolean();
    exchange.status(ok ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    exchange.json(new Health(ok ? "ok" : "a role has stopped or cannot go on; see the log"));
  }
}
