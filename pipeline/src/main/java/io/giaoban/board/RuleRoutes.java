package io.giaoban.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.giaoban.alert.Rule;
import io.giaoban.api.AvroShape;
import io.giaoban.api.Endpoint;
import io.giaoban.api.ObjectShape;
import io.giaoban.api.Shape;
import io.giaoban.api.Tag;
import io.giaoban.schema.RuleHealth;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Supplier;

/** What can be asked over HTTP about rules: what they are, and how they fare. */
public final class RuleRoutes {
  private static final Shape HEALTH =
      ObjectShape.named("RuleHealth", "Whether a rule's conditions can be evaluated.")
          .with("healthy", Shape.bool(), "False: somewhere they cannot.")
          .withOptional(
              "cities",
              Shape.listOf(
                  AvroShape.told(RuleHealth.getClassSchema())
                      .named("FailingRule")
                      .without("rule", "healthy", "knownAt")),
              "Where they cannot; missing where the rule is healthy.");
  private static final Shape RULE =
      ObjectShape.named("RuleInForce", "A rule, and how it fares.")
          .including(Shape.of(Rule.class))
          .with("health", HEALTH, "How it fares.");

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

  /** What can be asked. */
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/v1/rules", "listRules", Tag.ALERTS)
            .summary("The rules in force, and how they fare")
            .answers(200, "The rules.", Shape.listOf(RULE))
            .handledBy(this::getRules));
  }

  private void getRules(Context exchange) {
    ArrayNode answer = JsonNodeFactory.instance.arrayNode();
    rules.get().forEach(rule -> answer.add(RuleJson.of(rule, health.failing(rule.id()))));
    exchange.json(answer);
  }
}
