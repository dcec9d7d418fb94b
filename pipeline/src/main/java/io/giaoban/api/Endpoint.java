package io.giaoban.api;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;

/**
 * One endpoint: what its route is installed from, and what its description is written from.
 *
 * @param method of HTTP
 * @param path with path parameters in braces
 * @param id its name for programs, such as {@code listAlerts}
 * @param tag what it is about
 * @param summary what it does, in one line
 * @param description what else is to be known; may be empty
 * @param keyed whether a feed's key is asked for
 * @param parameters all it knows; others after the question mark are refused
 * @param bodies what it takes, by media type; empty: no body
 * @param answers what it may answer
 * @param examples requests that work; at least one
 * @param handler answers
 */
public record Endpoint(
    HandlerType method,
    String path,
    String id,
    Tag tag,
    String summary,
    String description,
    boolean keyed,
    List<Parameter<?>> parameters,
    Map<String, Shape> bodies,
    List<Answer> answers,
    List<Example> examples,
    Handler handler) {

  public Endpoint {
    parameters = List.copyOf(parameters);
    answers = List.copyOf(answers);
    examples = List.copyOf(examples);
    if (summary.isEmpty() || examples.isEmpty()) {
      throw new IllegalArgumentException(id + ": no summary or example (expected: both)");
    }
  }

  /** Begins the declaration of what is read. */
  public static EndpointBuilder get(String path, String id, Tag tag) {
    return new EndpointBuilder(HandlerType.GET, path, id, tag);
  }

  /** Begins the declaration of what is sent. */
  public static EndpointBuilder post(String path, String id, Tag tag) {
    return new EndpointBuilder(HandlerType.POST, path, id, tag);
  }

  /** Begins the declaration of what is changed. */
  public static EndpointBuilder patch(String path, String id, Tag tag) {
    return new EndpointBuilder(HandlerType.PATCH, path, id, tag);
  }

  /** Begins the declaration of what is deleted. */
  public static EndpointBuilder delete(String path, String id, Tag tag) {
    return new EndpointBuilder(HandlerType.DELETE, path, id, tag);
  }
}
