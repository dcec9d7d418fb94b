package io.giaoban.api;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that works against a process just started with the shipped places.
 *
 * @param name what it shows
 * @param status what is answered
 * @param parameters their texts by name
 * @param mediaType of the body; null: there is none
 * @param body as it is sent; null: there is none
 */
public record Example(
    String name,
    int status,
    Map<String, String> parameters,
    @Nullable String mediaType,
    @Nullable String body) {

  public Example {
    parameters = Map.copyOf(parameters);
  }

  /** A request without parameters and body that is answered with 200. */
  public static Example of(String name) {
    return new Example(name, 200, Map.of(), null, null);
  }

  /** The same with another answer. */
  public Example answeredWith(int other) {
    return new Example(name, other, parameters, mediaType, body);
  }

  /** The same with a parameter. */
  public Example with(String parameter, String text) {
    Map<String, String> more = new TreeMap<>(parameters);
    more.put(parameter, text);
    return new Example(name, status, more, mediaType, body);
  }

  /** The same with a body. */
  public Example sending(String type, String text) {
    return new Example(name, status, parameters, type, text);
  }
}
