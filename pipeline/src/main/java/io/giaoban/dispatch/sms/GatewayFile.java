package io.giaoban.dispatch.sms;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads a gateway from YAML; tells the line of what is wrong. */
final class GatewayFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private GatewayFile() {}

  static SmsGateway read(Path file, Function<String, @Nullable String> environment)
      throws IOException {
    String text = Files.readString(file);
    try {
      GatewayForm form = YAML.readValue(text, GatewayForm.class);
      if (form == null || form.url() == null) {
        throw new IllegalArgumentException(file + ": no url (expected: the gateway's address)");
      }
      return form.gateway(environment);
    } catch (WrongKeyException e) {
      String key = String.join(": ", e.key());
      int line = line(text, e.key());
      throw new IllegalArgumentException(
          "%s: %s: %s (line %d)".formatted(file, key, e.getMessage(), line), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + ": " + what(e) + where(e.getLocation()), e);
    }
  }

  private static String what(JsonProcessingException e) {
    return e instanceof UnrecognizedPropertyException unknown
        ? "unknown field \"%s\" (expected: one of %s)"
            .formatted(
                unknown.getPropertyName(),
                unknown.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .collect(Collectors.toCollection(TreeSet::new)))
        : e.getOriginalMessage();
  }

  private static String where(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }

  /** The line of a key, or of the nearest one above it that the file has. */
  private static int line(String text, List<String> key) {
    Node node = new Yaml(new LoaderOptions()).compose(new StringReader(text));
    int line = 1;
    for (String name : key) {
      NodeTuple found = node instanceof MappingNode mapping ? find(mapping, name) : null;
      if (found == null) {
        return line;
      }
      line = found.getKeyNode().getStartMark().getLine() + 1;
      node = found.getValueNode();
    }
    return line;
  }

  private static @Nullable NodeTuple find(MappingNode mapping, String name) {
    return mapping.getValue().stream()
        .filter(
            tuple ->
                tuple.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equalsIgnoreCase(name))
        .findFirst()
        .orElse(null);
  }
}
