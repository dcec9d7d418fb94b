package io.giaoban.gateway.dhis2;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * An answer in DHIS2's form, since 2.38.
 *
 * @param httpStatus the words of the HTTP status
 * @param status OK, WARNING or ERROR
 * @param message what happened, for people
 * @param response what became of the values; null: none was looked at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebMessage(
    String httpStatus,
    int httpStatusCode,
    String status,
    String message,
    @Nullable ImportSummary response) {

  static WebMessage of(ImportSummary summary) {
    return switch (summary.status()) {
      case SUCCESS -> of(HttpStatus.OK, "OK", "Import was successful.", summary);
      case WARNING ->
          of(
              HttpStatus.CONFLICT,
              "WARNING",
              "One more conflicts encountered, please check import summary.",
              summary);
      case ERROR ->
          of(
              HttpStatus.CONFLICT,
              "ERROR",
              "An error occurred, please check import summary.",
              summary);
    };
  }

  static WebMessage error(HttpStatus status, String message) {
    return of(status, "ERROR", message, null);
  }

  private static WebMessage of(
      HttpStatus http, String status, String message, @Nullable ImportSummary summary) {
    return new WebMessage(http.getMessage(), http.getCode(), status, message, summary);
  }
}
