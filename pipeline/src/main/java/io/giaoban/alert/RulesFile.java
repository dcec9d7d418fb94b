package io.giaoban.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Reads rules from YAML, and a rule from and to the JSON that the rules topic carries. */
public final class RulesFile {
  /** Some thousand rules. */
  static final int MOST_BYTES = 1 << 20;

  private static final JsonMapper JSON = new JsonMapper();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private RulesFile() {}

  /**
   * Reads a file. A rule that is wrong is named, and keeps no other from being read.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if it has no list of rules; names line and column
   */
  public static Rules read(Path file) throws IOException {
    return read(file.toString(), content(file), List.of());
  }

  /**
   * What a file says, or so much of it that it is seen to be too long.
   *
   * @throws IOException if the file cannot be read
   */
  public static byte[] content(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MOST_BYTES + 1);
    }
  }

  /**
   * Reads what a file says. A rule that is wrong is named, and keeps no other from being read.
   *
   * @param name what the file is called
   * @param others rules that are in force, too, unless the file has one of the same id
   * @throws IllegalArgumentException if it has no list of rules; names line and column
   */
  public static Rules read(String name, byte[] content, Collection<Rule> others) {
    try {
      String source = source(content);
      return new RulesReader(name, new YamlText(source)).read(tree(source), others);
    } catch (BadYamlException e) {
      throw new IllegalArgumentException(name + ":" + e.getMessage(), e);
    }
  }

  /** The rules that come with the program. */
  public static List<Rule> shipped() {
    try (InputStream in = RulesFile.class.getResourceAsStream("rules.yaml")) {
      if (in == null) {
        throw new IllegalStateException(
            "rules.yaml is not in the jar (expected: beside its class)");
      }
      Rules rules = read("rules.yaml", in.readAllBytes(), List.of());
      if (!rules.problems().isEmpty()) {
        throw new IllegalStateException(rules.problems() + " (expected: no problem)");
      }
      return rules.rules();
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

  private static String source(byte[] content) {
    if (content.length > MOST_BYTES) {
      throw new BadYamlException(
          new Spot(1, 1), "more than %,d bytes (expected: at most so many)".formatted(MOST_BYTES));
    }
    try {
      String source = UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return source.startsWith(BYTE_ORDER_MARK) ? source.substring(1) : source;
    } catch (CharacterCodingException e) {
      String good = new String(content, UTF_8);
      throw new BadYamlException(
          new YamlText(good).spot(good.codePointCount(0, good.indexOf('\uFFFD'))),
          "bytes that are no characters (expected: UTF-8)");
    }
  }

  private static Node tree(String source) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_BYTES);
    try {
      Node root = new Yaml(options).compose(new StringReader(source));
      if (root == null) {
        throw new BadYamlException(new Spot(1, 1), "nothing (expected: rules: and a list)");
      }
      return root;
    } catch (MarkedYAMLException e) {
      throw new BadYamlException(
          e.getProblemMark() == null ? new Spot(1, 1) : YamlText.at(e.getProblemMark()),
          String.valueOf(e.getProblem()));
    } catch (ReaderException e) {
      throw new BadYamlException(
          new YamlText(source).spot(e.getPosition()),
          "the character U+%04X (expected: one that can be printed)".formatted(e.getCodePoint()));
    } catch (YAMLException e) {
      throw new BadYamlException(new Spot(1, 1), String.valueOf(e.getMessage()));
    }
  }
}
