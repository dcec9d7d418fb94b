package io.giaoban.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.giaoban.alert.Rule;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What can be asked over HTTP about rules: what they are, and how they fare. */
public final class RuleRoutes {
  private final Supplier<List<Rule>> rules;
  private final RuleHealthView health;

  /**
   * The routes.
   *
   * @param rules tells the rules in force
   * @param health how they fare
   */
  public RuleRoutes(Supplier<List<Rule>> rules, RuleHealthView health) {
    this.rules = rules;
    this.health = health;
  }

  /** Adds the routes. */
  public void install(RoutesConfig routes) {
    routes.get("/v1/rules", this::getRules);
  }

  private void getRules(Context exchange) {
    Parameters.allowOnly(exchange, Set.of());
    ArrayNode answer = JsonNodeFactory.instance.arrayNode();
    rules.get().forEach(rule -> answer.add(RuleJson.of(rule, health.failing(rule.id()))));
    exchange.json(answer);
  }
}
