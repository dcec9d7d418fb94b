package io.giaoban.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.alert.Rule;
import io.giaoban.alert.RulesFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What putting rules changes, for people, a line each. */
final class RulesDifference {
  private static final JsonMapper JSON = new JsonMapper();

  private RulesDifference() {}

  /** The lines; rules that only are before stay, and so are no difference. */
  static List<String> lines(Collection<Rule> before, Collection<Rule> after) {
    Map<String, Rule> present = new HashMap<>();
    before.forEach(rule -> present.put(rule.id(), rule));
    List<String> lines = new ArrayList<>();
    for (Rule rule : after) {
      Rule former = present.get(rule.id());
      if (former == null) {
        lines.add("add rule " + rule.id());
      } else {
        FieldChanges.of(tree(former), tree(rule), Set.of())
            .forEach(change -> lines.add("change rule %s: %s".formatted(rule.id(), change)));
      }
    }
    return List.copyOf(lines);
  }

  private static JsonNode tree(Rule rule) {
    try {
      return JSON.readTree(RulesFile.toJson(rule));
    } catch (IOException e) {
      throw new UncheckedIOException("rule " + rule.id() + " cannot be compared", e);
    }
  }
}
