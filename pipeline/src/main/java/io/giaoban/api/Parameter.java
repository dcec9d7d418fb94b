package io.giaoban.api;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of an endpoint: what it is called, how it is read, what it means.
 *
 * @param in where it is given
 * @param name its name
 * @param type how its text becomes a value
 * @param description what it means, for people
 * @param required whether it must be given
 * @param example a text that works; null: none
 */
public record Parameter<T>(
    In in,
    String name,
    Type<T> type,
    String description,
    boolean required,
    @Nullable String example) {

  /** Where a parameter is given. */
  public enum In {
    /** As a part of the path. */
    PATH,
    /** After the question mark. */
    QUERY,
    /** As a header. */
    HEADER
  }

  /** A part of the path. */
  public static Parameter<String> path(String name, String description, String example) {
    return new Parameter<>(In.PATH, name, Type.TEXT, description, true, example);
  }

  /** A parameter after the question mark that may be given. */
  public static <T> Parameter<T> query(String name, Type<T> type, String description) {
    return new Parameter<>(In.QUERY, name, type, description, false, null);
  }

  /** A header that may be given. */
  public static <T> Parameter<T> header(String name, Type<T> type, String description) {
    return new Parameter<>(In.HEADER, name, type, description, false, null);
  }

  /** The same, which must be given. */
  public Parameter<T> mandatory() {
    return new Parameter<>(in, name, type, description, true, example);
  }

  /** The same with an example. */
  public Parameter<T> such(String text) {
    return new Parameter<>(in, name, type, description, required, text);
  }

  /**
   * The value that is given; null: none is.
   *
   * @throws BadRequestResponse if it is no such value
   */
  public @Nullable T from(Context exchange) {
    String text =
        switch (in) {
          case PATH -> exchange.pathParam(name);
          case QUERY -> exchange.queryParam(name);
          case HEADER -> exchange.header(name);
        };
    if (text == null) {
      return null;
    }
    try {
      return type.parse().apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw wrong(text, type.expected());
    }
  }

  /**
   * The value that is given.
   *
   * @throws BadRequestResponse if none is, or it is no such value
   */
  public T require(Context exchange) {
    T value = from(exchange);
    if (value == null) {
      throw new BadRequestResponse(name + " is missing (expected: " + type.expected() + ")");
    }
    return value;
  }

  /** Says that this value will not do. */
  public BadRequestResponse wrong(String text, String expected) {
    return new BadRequestResponse(name + ": \"" + text + "\" (expected: " + expected + ")");
  }
}
