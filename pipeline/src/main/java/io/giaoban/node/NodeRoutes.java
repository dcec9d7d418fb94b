package io.giaoban.node;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the process itself fares: {@code /v1/status} and {@code /healthz}. */
final class NodeRoutes {
  private final List<String> roles;
  private final Progress progress;
  private final Processor processor;

  NodeRoutes(List<String> roles, Progress progress, Processor processor) {
    this.roles = roles;
    this.progress = progress;
    this.processor = processor;
  }

  void install(RoutesConfig routes) {
    routes.get("/v1/status", this::getStatus);
    routes.get("/healthz", this::getHealth);
  }

  private void getStatus(Context exchange) {
    List<Progress.ConsumerLag> consumers = progress.lags();
    Map<String, Object> status = new LinkedHashMap<>();
    status.put(
        "caughtUp",
        processor.healthy() && consumers.stream().allMatch(consumer -> consumer.lag() == 0));
    status.put("roles", roles);
    status.put("consumers", consumers);
    exchange.json(status);
  }

  private void getHealth(Context exchange) {
    boolean healthy = processor.healthy();
    exchange.status(healthy ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    exchange.json(Map.of("status", healthy ? "ok" : "the processor has stopped; see the log"));
  }
}
