package io.giaoban.alert;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A rule as it stands in a file. */
final class RuleNode {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
  private static final List<String> REQUIRED = List.of("id", "when");

  /** An issue of a condition: its place in the condition, and what it is. */
  private static final Pattern ISSUE = Pattern.compile("(\\d{1,9}):(\\d{1,9}): (.*)");

  private final Node node;
  private final YamlText text;

  RuleNode(Node node, YamlText text) {
    this.node = node;
    this.text = text;
  }

  /** The rule's id; null: it says none that can be one. */
  @Nullable String id() {
    Node id = YamlValues.find(node, JsonPointer.empty().appendProperty("id"));
    return id instanceof ScalarNode scalar && Rule.isId(scalar.getValue())
        ? scalar.getValue()
        : null;
  }

  /**
   * Where the rule begins, or what is in it, if it is there.
   *
   * @param path a JSON pointer
   */
  Spot spot(String path) {
    return YamlText.at(YamlValues.find(node, JsonPointer.compile(path)));
  }

  /**
   * What it says.
   *
   * @throws BadYamlException if that is no rule
   */
  Rule rule() {
    JsonNode value = new YamlValues().of(node);
    if (!value.isObject()) {
      throw new BadYamlException(spot(""), "no rule (expected: fields by name, as id and when)");
    }
    for (String field : REQUIRED) {
      if (!value.has(field)) {
        throw new BadYamlException(spot(""), field + ": none (expected in every rule)");
      }
      if (!value.get(field).isTextual()) {
        throw new BadYamlException(spot("/" + field), field + ": not a text (expected: a text)");
      }
    }
    try {
      return MAPPER.treeToValue(value, Rule.class);
    } catch (JsonMappingException e) {
      throw FieldProblem.of(e, node);
    } catch (JsonProcessingException e) {
      throw new BadYamlException(spot(""), e.getOriginalMessage());
    }
  }

  /** Where in the file it is wrong, and how: a condition may have several issues. */
  List<BadYamlException> problems(WrongFieldException wrong) {
    Node value = YamlValues.find(node, JsonPointer.empty().appendProperty(wrong.field()));
    List<BadYamlException> problems = new ArrayList<>();
    for (String line : wrong.reason().split("\n", -1)) {
      Matcher issue = ISSUE.matcher(line);
      boolean placed = value instanceof ScalarNode && issue.matches();
      Spot spot =
          placed
              ? text.at(
                  (ScalarNode) value,
                  new Spot(Integer.parseInt(issue.group(1)), Integer.parseInt(issue.group(2))))
              : YamlText.at(value);
      problems.add(
          new BadYamlException(spot, wrong.field() + ": " + (placed ? issue.group(3) : line)));
    }
    return problems;
  }
}
