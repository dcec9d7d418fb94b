package io.giaoban.node.health;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.giaoban.api.Endpoint;
import io.giaoban.api.Shape;
import io.giaoban.api.Tag;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** {@code /healthz} and {@code /readyz}: for who restarts processes, and who sends them traffic. */
public final class HealthRoutes {
  private final Health health;

  /** The routes. */
  public HealthRoutes(Health health) {
    this.health = health;
  }

  /** What can be asked. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/healthz", "getHealth", Tag.SYSTEM)
            .summary("Whether a restart would mend nothing")
            .description(
                "For a liveness probe: 503 only for what ends with the process, never because"
                    + " brokers or registry are away.")
            .answers(200, "The process can go on.", Shape.of(Told.class))
            .answers(503, "Only a restart mends what is wrong.", Shape.of(Told.class))
            .handledBy(exchange -> answer(exchange, Reason::live)),
        Endpoint.get("/readyz", "getReadiness", Tag.SYSTEM)
            .summary("Whether the process should get traffic")
            .description(
                "For a readiness probe or a load balancer: 503 until what was told before is read"
                    + " and state is restored, and where reports could not be kept.")
            .answers(200, "Send it requests.", Shape.of(Told.class))
            .answers(503, "Send it none for now.", Shape.of(Told.class))
            .handledBy(exchange -> answer(exchange, Reason::ready)));
  }

  @JsonClassDescription("How a process fares.")
  record Told(
      @JsonPropertyDescription("`ok`, or what stands against it.") String status,
      @JsonPropertyDescription("What it stands on, then what it does.")
          List<ToldIndicator> indicators) {}

  @JsonClassDescription("How one thing fares.")
  record ToldIndicator(
      @JsonPropertyDescription("What it is, e.g. `brokers`, `processor`.") String name,
      @JsonPropertyDescription("`warning`: it works, but somebody should see to it.") State state,
      @JsonPropertyDescription("Why, by name.") Reason reason,
      @JsonPropertyDescription("The figures to it, for people.") String detail) {

    private static ToldIndicator of(Health.Look look) {
      return new ToldIndicator(
          look.name(), look.state(), look.finding().reason(), look.finding().detail());
    }
  }

  private void answer(Context exchange, Predicate<Reason> good) {
    List<ToldIndicator> all = health.look().stream().map(ToldIndicator::of).toList();
    String against =
        all.stream()
            .filter(one -> !good.test(one.reason()))
            .map(one -> one.name() + ": " + one.reason())
            .collect(Collectors.joining(", "));
    exchange.status(against.isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    exchange.header("Cache-Control", "no-store");
    exchange.json(new Told(against.isEmpty() ? "ok" : against, all));
  }
}
