package io.giaoban.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Why a value could not be read, in the words of those who write files, and where it stands. */
final class FieldProblem {
  private FieldProblem() {}

  /**
   * Says it.
   *
   * @param root what was read
   */
  static BadYamlException of(JsonMappingException e, Node root) {
    JsonPointer path = path(e);
    if (e instanceof UnrecognizedPropertyException unknown) {
      return new BadYamlException(
          YamlText.at(YamlValues.findName(root, path)),
          "unknown field \"%s\" (expected: one of %s)"
              .formatted(unknown.getPropertyName(), known(unknown)));
    }
    if (e.getCause() instanceof WrongFieldException wrong) {
      return new BadYamlException(
          YamlText.at(YamlValues.find(root, path.appendProperty(wrong.field()))),
          wrong.field() + ": " + wrong.reason());
    }
    Node value = YamlValues.find(root, path);
    if (e.getCause() instanceof IllegalArgumentException wrong) {
      return new BadYamlException(YamlText.at(value), String.valueOf(wrong.getMessage()));
    }
    return new BadYamlException(YamlText.at(value), name(e) + reason(e, value));
  }

  private static JsonPointer path(JsonMappingException e) {
    JsonPointer path = JsonPointer.empty();
    for (JsonMappingException.Reference at : e.getPath()) {
      path =
          at.getFieldName() == null
              ? path.appendIndex(at.getIndex())
              : path.appendProperty(at.getFieldName());
    }
    return path;
  }

  private static String name(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(field -> field != null)
        .map(field -> field + ": ")
        .collect(Collectors.joining());
  }

  private static String reason(JsonMappingException e, Node value) {
    if (!(e instanceof MismatchedInputException mismatch)) {
      return e.getOriginalMessage();
    }
    String found =
        value instanceof ScalarNode scalar
            ? "\"" + scalar.getValue() + "\""
            : value instanceof SequenceNode ? "a list" : "fields";
    return "%s (expected: %s)".formatted(found, expected(mismatch.getTargetType()));
  }

  private static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "a value";
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getFields())
              .filter(Field::isEnumConstant)
              .map(FieldProblem::word)
              .toList();
    }
    if (type == int.class) {
      return "a whole number";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    if (Map.class.isAssignableFrom(type)) {
      return "texts by language, as {vi: …, en: …}";
    }
    return type == String.class ? "a text" : "fields by name";
  }

  private static String word(Field constant) {
    JsonProperty word = constant.getAnnotation(JsonProperty.class);
    return word == null ? constant.getName() : word.value();
  }

  private static SortedSet<String> known(UnrecognizedPropertyException unknown) {
    SortedSet<String> names = new TreeSet<>();
    unknown.getKnownPropertyIds().forEach(id -> names.add(id.toString()));
    return names;
  }
}
