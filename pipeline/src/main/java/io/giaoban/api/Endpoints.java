package io.giaoban.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All endpoints of a process, its own description included. */
public final class Endpoints {
  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private final List<Endpoint> all;

  private Endpoints(List<Endpoint> all) {
    this.all = all;
  }

  /**
   * These endpoints, and those that describe them.
   *
   * @throws IllegalArgumentException if two have the same route or the same id
   */
  public static Endpoints described(List<Endpoint> endpoints) {
    List<Endpoint> all = new ArrayList<>(endpoints);
    all.addAll(new Description(all).endpoints());
    Set<String> seen = new HashSet<>();
    for (Endpoint endpoint : all) {
      String route = endpoint.method() + " " + endpoint.path();
      if (!seen.add(route) || !seen.add(endpoint.id())) {
        throw new IllegalArgumentException(
            "endpoint " + route + ", " + endpoint.id() + " twice (expected: once)");
      }
    }
    return new Endpoints(all);
  }

  /** Installs their routes. */
  public void install(RoutesConfig routes) {
    for (Endpoint endpoint : all) {
      Set<String> known =
          endpoint.parameters().stream()
              .filter(parameter -> parameter.in() == Parameter.In.QUERY)
              .map(Parameter::name)
              .collect(Collectors.toCollection(TreeSet::new));
      routes.addHttpHandler(
          endpoint.method(),
          endpoint.path(),
          exchange -> {
            allowOnly(exchange, known);
            checkMediaType(exchange, endpoint.bodies().keySet());
            CallersTrace.handle(exchange, endpoint.handler());
          });
    }
  }

  private static void checkMediaType(Context exchange, Set<String> known) {
    if (!known.isEmpty() && !known.contains(mediaType(exchange))) {
      throw new UnsupportedMediaTypeResponse(
          "Content-Type \"%s\" (expected: %s)"
              .formatted(
                  Objects.requireNonNullElse(exchange.header("Content-Type"), ""),
                  String.join(" or ", known)));
    }
  }

  /** Without its parameters, in lower case; empty: there is none, or it has an unknown charset. */
  private static String mediaType(Context exchange) {
    try {
      String type = Objects.requireNonNullElse(exchange.contentType(), "");
      return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** What is not understood is refused by name: it was meant to change the answer. */
  private static void allowOnly(Context exchange, Set<String> known) {
    String query = Objects.requireNonNullElse(exchange.queryString(), "");
    if (BROKEN_ESCAPE.matcher(query).find()) {
      // Whoever reads the parameters would leave it out.
      throw new BadRequestResponse(
          "parameters \"" + query + "\" (expected: two hexadecimal digits after each %)");
    }
    for (Map.Entry<String, List<String>> parameter : exchange.queryParamMap().entrySet()) {
      if (!known.contains(parameter.getKey())) {
        throw new BadRequestResponse(
            "parameter \"%s\" (expected: %s)"
                .formatted(parameter.getKey(), known.isEmpty() ? "none" : "one of " + known));
      }
      if (parameter.getValue().size() > 1) {
        throw new BadRequestResponse(
            "parameter \"%s\" %d times (expected: once)"
                .formatted(parameter.getKey(), parameter.getValue().size()));
      }
    }
  }
}
