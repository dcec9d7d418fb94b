package io.giaoban.api;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The declaration of an endpoint, step by step; {@link #handledBy} ends it. */
public final class EndpointBuilder {
  private static final String JSON = "application/json";
  private static final String EVENTS = "text/event-stream";

  private final HandlerType method;
  private final String path;
  private final String id;
  private final Tag tag;
  private final List<Parameter<?>> parameters = new ArrayList<>();
  private final Map<String, Shape> bodies = new LinkedHashMap<>();
  private final Map<Integer, Answer> answers = new TreeMap<>();
  private final List<Example> examples = new ArrayList<>();
  private String summary = "";
  private String description = "";
  private boolean keyed;

  EndpointBuilder(HandlerType method, String path, String id, Tag tag) {
    this.method = method;
    this.path = path;
    this.id = id;
    this.tag = tag;
    refuses(400, "A parameter, or the request as a whole, is not understood.");
    refuses(414, "The path with its parameters is too long.");
    refuses(431, "The headers are too long.");
  }

  /** What it does, in one line. */
  public EndpointBuilder summary(String text) {
    summary = text;
    return this;
  }

  /** What else is to be known; Markdown. */
  public EndpointBuilder description(String text) {
    description = text;
    return this;
  }

  /** Asks for a feed's key. */
  public EndpointBuilder keyed() {
    keyed = true;
    return refuses(401, "There is no key, or none that is known.");
  }

  /** Knows these parameters. */
  public EndpointBuilder parameters(Parameter<?>... more) {
    parameters.addAll(List.of(more));
    return this;
  }

  /** Takes a body of that media type. */
  public EndpointBuilder takes(String mediaType, Shape shape) {
    bodies.put(mediaType, shape);
    return this;
  }

  /** Answers with JSON. */
  public EndpointBuilder answers(int status, String when, Shape shape) {
    return answers(status, when, JSON, shape);
  }

  /** Answers with another media type. */
  public EndpointBuilder answers(int status, String when, String mediaType, Shape shape) {
    answers.put(status, new Answer(status, when, Map.of(mediaType, shape)));
    return this;
  }

  /**
   * Answers with server-sent events, which need not end.
   *
   * @param data by type of event what their data are, as JSON
   */
  public EndpointBuilder streams(int status, String when, Map<String, Shape> data) {
    return answers(status, when, EVENTS, Shape.events(data));
  }

  /** Answers with JSON, or with a problem where the request did not come so far. */
  public EndpointBuilder answersOrRefuses(int status, String when, Shape shape) {
    Map<String, Shape> content = new HashMap<>(Answer.refusal(status, when).content());
    content.put(JSON, shape);
    answers.put(status, new Answer(status, when, content));
    return this;
  }

  /** Answers with nothing but the status. */
  public EndpointBuilder answers(int status, String when) {
    answers.put(status, new Answer(status, when, Map.of()));
    return this;
  }

  /** Answers with a problem. */
  public EndpointBuilder refuses(int status, String when) {
    answers.put(status, Answer.refusal(status, when));
    return this;
  }

  /** Shows how it is asked. Without any, asking with the examples of the path alone is one. */
  public EndpointBuilder example(Example example) {
    examples.add(example);
    return this;
  }

  /** The endpoint. */
  public Endpoint handledBy(Handler handler) {
    return new Endpoint(
        method,
        path,
        id,
        tag,
        summary,
        description,
        keyed,
        parameters,
        bodies,
        List.copyOf(answers.values()),
        examples.isEmpty() ? List.of(plain()) : examples,
        handler);
  }

  private Example plain() {
    Example example = Example.of("plain");
    for (Parameter<?> parameter : parameters) {
      @Nullable String text = parameter.example();
      if (parameter.required() && text != null) {
        example = example.with(parameter.name(), text);
      }
    }
    return example;
  }
}
