package io.giaoban.board;

import io.giaoban.place.Places;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The parameters of a question over HTTP. What is not understood is refused by name. */
final class Parameters {
  private Parameters() {}

  static void allowOnly(Context exchange, Set<String> known) {
    for (Map.Entry<String, List<String>> parameter : exchange.queryParamMap().entrySet()) {
      if (!known.contains(parameter.getKey())) {
        throw new BadRequestResponse(
            "parameter \"%s\" (expected: %s)"
                .formatted(
                    parameter.getKey(),
                    known.isEmpty() ? "none" : "one of " + new TreeSet<>(known)));
      }
      if (parameter.getValue().size() > 1) {
        throw new BadRequestResponse(
            "parameter \"%s\" %d times (expected: once)"
                .formatted(parameter.getKey(), parameter.getValue().size()));
      }
    }
  }

  static @Nullable LocalDate date(Context exchange, String name) {
    String text = exchange.queryParam(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new BadRequestResponse(name + ": \"" + text + "\" (expected: a date as 2022-01-02)");
    }
  }

  /**
   * The city that an answer is to be about; null: any. A misspelt one is no city without alerts.
   */
  static @Nullable String city(Context exchange, Places places) {
    String code = exchange.queryParam("city");
    if (code != null && places.city(code) == null) {
      throw new BadRequestResponse("city: \"" + code + "\" (expected: a city that reports here)");
    }
    return code;
  }

  /** The value of an enum, in lower case; null: none is given. */
  static <E extends Enum<E>> @Nullable E word(Context exchange, String name, Class<E> type) {
    String text = exchange.queryParam(name);
    if (text == null) {
      return null;
    }
    List<String> words = new ArrayList<>();
    for (E value : type.getEnumConstants()) {
      String word = value.name().toLowerCase(Locale.ROOT);
      if (word.equals(text)) {
        return value;
      }
      words.add(word);
    }
    throw new BadRequestResponse(name + ": \"" + text + "\" (expected: one of " + words + ")");
  }
}
