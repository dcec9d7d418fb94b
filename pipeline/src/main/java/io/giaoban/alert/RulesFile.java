package io.giaoban.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads rules from YAML, and a rule from and to the JSON that the rules topic carries. */
public final class RulesFile {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final JsonMapper JSON = new JsonMapper();

  private RulesFile() {}

  @JsonSerialize
  private record Content(@JsonProperty(required = true) List<Rule> rules) {}

  /**
   * Reads a file and checks every condition.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if what it says is no rules file, or a condition is wrong;
   *     names the rule, line and column
   */
  public static List<Rule> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /** The rules that come with the program. */
  public static List<Rule> shipped() {
    try (InputStream in = RulesFile.class.getResourceAsStream("rules.yaml")) {
      if (in == null) {
        throw new IllegalStateException(
            "rules.yaml is not in the jar (expected: beside its class)");
      }
      return read(in, "rules.yaml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A rule as the rules topic carries it. */
  public static byte[] toJson(Rule rule) {
    try {
      return JSON.writeValueAsBytes(rule);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rule " + rule.id() + " cannot be written", e);
    }
  }

  /**
   * Reads a rule as the rules topic carries it.
   *
   * @throws IllegalArgumentException if the bytes are no rule
   */
  public static Rule fromJson(byte[] json) {
    try {
      Rule rule = JSON.readValue(json, Rule.class);
      if (rule == null) {
        throw new IllegalArgumentException("no rule: null (expected: a JSON object)");
      }
      return rule;
    } catch (IOException e) {
      throw new IllegalArgumentException("no rule: " + e.getMessage(), e);
    }
  }

  private static void check(Rule rule, String name) {
    try {
      CompiledRule.compile(rule);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static List<Rule> read(InputStream in, String name) throws IOException {
    List<Rule> rules;
    try {
      rules = YAML.readValue(in, Content.class).rules();
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " (line %d, column %d)"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw new IllegalArgumentException(name + ": " + e.getOriginalMessage() + where, e);
    }
    Map<String, Rule> byId = new LinkedHashMap<>();
    for (Rule rule : rules) {
      check(rule, name);
      if (byId.put(rule.id(), rule) != null) {
        throw new IllegalArgumentException(
            name + ": rule \"" + rule.id() + "\" twice (expected: once)");
      }
    }
    return List.copyOf(byId.values());
  }
}
