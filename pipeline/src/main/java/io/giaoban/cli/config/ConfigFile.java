package io.giaoban.cli.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.UnicodeReader;

/** Reads a YAML file of keys and values; goes on behind what is wrong. Not for several threads. */
final class ConfigFile {
  private final Path file;
  private final Reading reading;
  private final Map<String, Origin.Line> seen = new HashMap<>();

  private ConfigFile(Path file, Reading reading) {
    this.file = file;
    this.reading = reading;
  }

  static void read(Path file, Reading reading) {
    new ConfigFile(file, reading).read();
  }

  private void read() {
    try {
      if (!Files.exists(file) || Files.isDirectory(file)) {
        throw new WrongEntryException(file + ": not there (expected: a file)");
      }
      tree().ifPresent(this::entries);
    } catch (WrongEntryException e) {
      reading.problem(e);
    }
  }

  private Optional<MappingNode> tree() throws WrongEntryException {
    try (Reader reader = new UnicodeReader(Files.newInputStream(file))) {
      Node root = new Yaml(new LoaderOptions()).compose(reader);
      if (root == null || root.getTag().equals(Tag.NULL)) {
        return Optional.empty();
      }
      if (root instanceof MappingNode mapping) {
        return Optional.of(mapping);
      }
      throw new WrongEntryException(line(root) + ": no keys (expected: such as http-port: 8080)");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new WrongEntryException(new Origin.Line(file, line) + ": " + e.getProblem());
    } catch (YAMLException | IOException e) {
      throw new WrongEntryException(
          e.getCause() instanceof CharacterCodingException
              ? file + ": bytes that are no characters (expected: UTF-8)"
              : file + ": " + e.getMessage());
    }
  }

  private void entries(MappingNode root) {
    for (NodeTuple field : root.getValue()) {
      try {
        reading.take(entry(field));
      } catch (WrongEntryException e) {
        reading.problem(e);
      }
    }
  }

  private Entry entry(NodeTuple field) throws WrongEntryException {
    Origin.Line at = line(field.getKeyNode());
    if (!(field.getKeyNode() instanceof ScalarNode name)) {
      throw new WrongEntryException(at + ": a list or fields as a key (expected: a word)");
    }
    String key = name.getValue();
    Origin.Line before = seen.putIfAbsent(key, at);
    if (before != null) {
      throw new WrongEntryException(
          "%s: twice (expected: once; also %s)".formatted(at.label(key), before));
    }
    if (field.getValueNode() instanceof SequenceNode list) {
      List<String> values = new ArrayList<>();
      for (Node item : list.getValue()) {
        values.add(scalar(key, item));
      }
      return new Entry(key, values, true, at);
    }
    return Entry.of(key, scalar(key, field.getValueNode()), at);
  }

  /** As it is written: whether it is a number, the option knows. */
  private String scalar(String key, Node node) throws WrongEntryException {
    Origin.Line at = line(node);
    if (!(node instanceof ScalarNode scalar)) {
      throw new WrongEntryException(
          "%s: %s (expected: a value, or a list of values)"
              .formatted(
                  at.label(key), node instanceof MappingNode ? "fields" : "a list in a list"));
    }
    if (scalar.getValue().isEmpty() || scalar.getTag().equals(Tag.NULL)) {
      throw new WrongEntryException(
          at.label(key) + ": nothing (expected: a value, or no such key)");
    }
    return scalar.getValue();
  }

  private Origin.Line line(Node node) {
    return new Origin.Line(file, node.getStartMark().getLine() + 1);
  }
}
