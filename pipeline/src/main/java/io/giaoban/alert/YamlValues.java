package io.giaoban.alert;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The values of YAML nodes as JSON. Every scalar is a text: whoever reads it knows whether it
 * should be a number, and an id of digits is none.
 */
final class YamlValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Each only once, however often the file refers to it, so that it cannot outgrow the file. */
  private final IdentityHashMap<Node, JsonNode> values = new IdentityHashMap<>();

  /**
   * The value of a node.
   *
   * @throws BadYamlException if something in it is empty, twice, or within itself
   */
  JsonNode of(Node node) {
    return of(node, "");
  }

  /** What stands at a path; where nothing does, what stands nearest above. */
  static Node find(Node node, JsonPointer path) {
    if (path.matches()) {
      return node;
    }
    if (node instanceof MappingNode mapping) {
      NodeTuple field = field(mapping, path.getMatchingProperty());
      return field == null ? node : find(field.getValueNode(), path.tail());
    }
    if (node instanceof SequenceNode sequence && path.getMatchingIndex() >= 0) {
      return path.getMatchingIndex() < sequence.getValue().size()
          ? find(sequence.getValue().get(path.getMatchingIndex()), path.tail())
          : node;
    }
    return node;
  }

  /** The name of the field at a path; where it is not there, what stands nearest above. */
  static Node findName(Node node, JsonPointer path) {
    Node parent = find(node, path.head());
    NodeTuple field =
        parent instanceof MappingNode mapping
            ? field(mapping, path.last().getMatchingProperty())
            : null;
    return field == null ? parent : field.getKeyNode();
  }

  private static @Nullable NodeTuple field(MappingNode mapping, String name) {
    return mapping.getValue().stream()
        .filter(
            field -> field.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name))
        .findFirst()
        .orElse(null);
  }

  private JsonNode of(Node node, String path) {
    if (node instanceof ScalarNode scalar) {
      if (scalar.getTag().equals(Tag.NULL)) {
        throw new BadYamlException(YamlText.at(node), path + "none (expected: a value)");
      }
      return NODES.textNode(scalar.getValue());
    }
    if (values.containsKey(node)) {
      JsonNode value = values.get(node);
      if (value.isMissingNode()) {
        throw new BadYamlException(YamlText.at(node), path + "an alias of what it stands in");
      }
      return value;
    }
    values.put(node, NODES.missingNode());
    JsonNode value =
        node instanceof MappingNode mapping ? of(mapping, path) : of((SequenceNode) node, path);
    values.put(node, value);
    return value;
  }

  private ObjectNode of(MappingNode mapping, String path) {
    ObjectNode object = NODES.objectNode();
    for (NodeTuple field : mapping.getValue()) {
      if (!(field.getKeyNode() instanceof ScalarNode key)) {
        throw new BadYamlException(
            YamlText.at(field.getKeyNode()),
            path + "a list or fields as a name (expected: a word)");
      }
      if (object.has(key.getValue())) {
        throw new BadYamlException(
            YamlText.at(key), "%s\"%s\" twice (expected: once)".formatted(path, key.getValue()));
      }
      object.set(key.getValue(), of(field.getValueNode(), path + key.getValue() + ": "));
    }
    return object;
  }

  private ArrayNode of(SequenceNode sequence, String path) {
    ArrayNode array = NODES.arrayNode();
    sequence.getValue().forEach(element -> array.add(of(element, path)));
    return array;
  }
}
