package io.giaoban.board;

import io.giaoban.api.Parameter;
import io.giaoban.api.Type;
import io.giaoban.place.Places;
import io.javalin.http.Context;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The parameters that several questions have. */
final class Parameters {
  static final Parameter<String> CITY =
      Parameter.query("city", Type.TEXT, "Only this city's, by its code.").such("VN-HN");
  static final Parameter<LocalDate> TO =
      Parameter.query("to", Type.DATE, "The last day; until now where it is missing.")
          .such("2022-01-07");

  private Parameters() {}

  /** The first day, or date, that is told. */
  static Parameter<LocalDate> from(String description) {
    return Parameter.query("from", Type.DATE, description).such("2022-01-01");
  }

  /**
   * The city that an answer is to be about; null: any. A misspelt one is no city without alerts.
   */
  static @Nullable String city(Context exchange, Places places) {
    String code = CITY.from(exchange);
    if (code != null && places.city(code) == null) {
      throw CITY.wrong(code, "a city that reports here");
    }
    return code;
  }
}
