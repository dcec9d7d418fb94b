package io.giaoban.board;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.alert.Rule;
import io.giaoban.alert.RulesFile;
import io.giaoban.schema.RuleHealth;
import io.giaoban.wire.AvroJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Rules as JSON. */
public final class RuleJson {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> OF_A_CITY = List.of("city", "unit", "day", "reason", "detail");

  private RuleJson() {}

  /**
   * A rule as its topic has it, with {@code health}.
   *
   * @param failing how it fares where it fails
   */
  public static ObjectNode of(Rule rule, List<RuleHealth> failing) {
    ObjectNode node = tree(rule);
    ObjectNode health = node.putObject("health").put("healthy", failing.isEmpty());
    if (!failing.isEmpty()) {
      ArrayNode cities = health.putArray("cities");
      failing.forEach(city -> addFields(cities.addObject(), AvroJson.of(city)));
    }
    return node;
  }

  private static void addFields(ObjectNode to, ObjectNode from) {
    OF_A_CITY.forEach(field -> to.set(field, from.get(field)));
  }

  private static ObjectNode tree(Rule rule) {
    try {
      return (ObjectNode) JSON.readTree(RulesFile.toJson(rule));
    } catch (IOException e) {
      throw new UncheckedIOException("rule " + rule.id() + " cannot be told", e);
    }
  }
}
