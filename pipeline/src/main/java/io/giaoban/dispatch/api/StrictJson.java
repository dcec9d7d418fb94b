package io.giaoban.dispatch.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URI;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON that is taken by the letter: what is not known, twice, or of another type is refused. */
final class StrictJson {
  private static final JsonMapper JSON = mapper();
  private static final Pattern MISSING = Pattern.compile("Missing required creator property");
  private static final Map<Class<?>, String> EXPECTED =
      Map.of(
          String.class, "a text",
          URI.class, "a URL",
          boolean.class, "true or false",
          List.class, "a list",
          SortedSet.class, "a list",
          LocalTime.class, "a time of the day as 18:30");

  private StrictJson() {}

  /**
   * The object that bytes are.
   *
   * @throws NoJsonException if they are none
   */
  static ObjectNode object(byte[] bytes) throws NoJsonException {
    try {
      if (JSON.readTree(bytes) instanceof ObjectNode object) {
        return object;
      }
      throw new NoJsonException("body: (expected: one JSON object)");
    } catch (JsonProcessingException e) {
      throw new NoJsonException("body: %s (expected: JSON)".formatted(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new NoJsonException("body: not in UTF-8 (expected: JSON)");
    }
  }

  /**
   * What an object says.
   *
   * @throws IllegalArgumentException naming the field that is not understood, and what was expected
   */
  static <T> T read(JsonNode node, Class<T> type) {
    try {
      return JSON.treeToValue(node, type);
    } catch (ValueInstantiationException e) {
      // Its constructor has said it already.
      throw new IllegalArgumentException(e.getCause().getMessage(), e);
    } catch (UnrecognizedPropertyException e) {
      throw new IllegalArgumentException(
          "%s: not known (expected: one of %s)".formatted(path(e), e.getKnownPropertyIds()), e);
    } catch (InvalidTypeIdException e) {
      throw new IllegalArgumentException(
          "%s.type: %s (expected: webhook, mail or sms)"
              .formatted(path(e), e.getTypeId() == null ? "none" : '"' + e.getTypeId() + '"'),
          e);
    } catch (InvalidFormatException e) {
      throw new IllegalArgumentException(
          "%s: \"%s\" (expected: %s)".formatted(path(e), e.getValue(), expected(e.getTargetType())),
          e);
    } catch (MismatchedInputException e) {
      Matcher missing = MISSING.matcher(e.getOriginalMessage());
      throw new IllegalArgumentException(
          missing.lookingAt()
              ? "%s: missing among %s (expected: to be there)".formatted(path(e), names(node, e))
              : "%s: (expected: %s)".formatted(path(e), expected(e.getTargetType())),
          e);
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(
          "%s: %s".formatted(path(e), e.getOriginalMessage().lines().findFirst().orElse("")), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  /** What is there beside a field that is not; perhaps a misspelt one. */
  private static List<String> names(JsonNode node, JsonMappingException e) {
    JsonNode holder = node;
    for (JsonMappingException.Reference step : e.getPath().subList(0, e.getPath().size() - 1)) {
      holder =
          step.getFieldName() == null
              ? holder.path(step.getIndex())
              : holder.path(step.getFieldName());
    }
    List<String> names = new ArrayList<>();
    holder.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String expected(@Nullable Class<?> type) {
    if (type != null && type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(word -> word.toString().toLowerCase(Locale.ROOT))
              .toList();
    }
    return type == null ? "another type" : EXPECTED.getOrDefault(type, "an object");
  }

  private static String path(JsonMappingException e) {
    String path =
        e.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "body" : path.replace(".[", "[");
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
    mapper.withCoercionConfig(
        LogicalType.Textual,
        text -> {
          text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
          text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
          text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        });
    return mapper.build();
  }
}
