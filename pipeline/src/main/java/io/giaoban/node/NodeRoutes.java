package io.giaoban.node;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  void install(RoutesConfig routes) {
    routes.get("/v1/status", this::getStatus);
    routes.get("/healthz", this::getHealth);
  }

  private void getStatus(Context exchange) {
    List<Progress.ConsumerLag> consumers = progress.lags();
    Map<String, Object> status = new LinkedHashMap<>();
    status.put(
        "caughtUp",
        healthy.getAsBoolean() && consumers.stream().allMatch(consumer -> consumer.lag() == 0));
    status.put("roles", roles);
    status.put("consumers", consumers);
    exchange.json(status);
  }

  private void getHealth(Context exchange) {
    boolean ok = healthy.getAsBoolean();
    exchange.status(ok ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    exchange.json(Map.of("status", ok ? "ok" : "a role has stopped or cannot go on; see the log"));
  }
}
