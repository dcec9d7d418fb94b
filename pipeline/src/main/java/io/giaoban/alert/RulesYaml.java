package io.giaoban.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;

/** Writes rules as people do, what is by default left out. */
public final class RulesYaml {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  private RulesYaml() {}

  /** The rules as a file that {@link RulesFile#read} takes. */
  public static String of(List<Rule> rules) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.putArray("rules").addAll(rules.stream().map(RulesYaml::node).toList());
    try {
      return YAML.writeValueAsString(file);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the rules cannot be written", e);
    }
  }

  private static ObjectNode node(Rule rule) {
    ObjectNode node = YAML.valueToTree(rule);
    ObjectNode defaults = YAML.valueToTree(new Rule.Builder(rule.id(), rule.when()).build());
    defaults.remove(List.of("id", "when"));
    defaults
        .properties()
        .forEach(
            field -> {
              if (field.getValue().equals(node.get(field.getKey()))) {
                node.remove(field.getKey());
              }
            });
    if (rule.scope().equals(Scope.UNITS)) {
      node.put("scope", "units");
    }
    return node;
  }
}
