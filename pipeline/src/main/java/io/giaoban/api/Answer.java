package io.giaoban.api;

import java.util.Map;

/**
 * What an endpoint may answer under one status.
 *
 * @param status of HTTP
 * @param description when that is, for people
 * @param content the shape by media type; empty: nothing
 */
record Answer(int status, String description, Map<String, Shape> content) {
  private static final Shape PROBLEM = Shape.of(Problem.class);

  Answer {
    content = Map.copyOf(content);
  }

  /** A problem, told by its standard. */
  static Answer refusal(int status, String when) {
    return new Answer(status, when, Map.of(Problem.MEDIA_TYPE, PROBLEM));
  }
}
