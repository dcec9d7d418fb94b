package io.giaoban.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * Reads and writes what is defined as the JSON that its topic carries: dates by ISO 8601, words in
 * lower case. Thread-safe.
 *
 * @param <T> a definition
 */
public final class DefinitionJson<T> {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private final String name;
  private final Class<T> type;

  /**
   * The JSON of one kind of definition.
   *
   * @param name of the kind, for errors
   */
  public DefinitionJson(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  /** A value as JSON, in the same form as within a definition. */
  public static ObjectNode tree(Object value) {
    return JSON.valueToTree(value);
  }

  /** A definition as its topic carries it. */
  public byte[] write(T definition) {
    try {
      return JSON.writeValueAsBytes(definition);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a " + name + " cannot be written", e);
    }
  }

  /**
   * Reads a definition as its topic carries it.
   *
   * @throws IllegalArgumentException if the bytes are none
   */
  public T read(byte[] json) {
    try {
      T definition = JSON.readValue(json, type);
      if (definition == null) {
        throw new IllegalArgumentException("no " + name + ": null (expected: a JSON object)");
      }
      return definition;
    } catch (ValueInstantiationException e) {
      throw new IllegalArgumentException("no " + name + ": " + e.getCause().getMessage(), e);
    } catch (JsonProcessingException e) {
      // Without the text around it, which may hold a hash.
      throw new IllegalArgumentException("no " + name + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("no " + name + ": " + e.getMessage(), e);
    }
  }
}
