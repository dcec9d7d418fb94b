package io.giaoban.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.javalin.http.HttpStatus;

/** Why a request was not answered as it was meant: RFC 9457. */
@JsonClassDescription("Why a request was not answered as it was meant (RFC 9457).")
public record Problem(
    @JsonPropertyDescription("about:blank: what the status says.") String type,
    @JsonPropertyDescription("What the status means.") String title,
    @JsonPropertyDescription("The status of the answer.") int status,
    @JsonPropertyDescription("The value found and what was expected.") String detail) {

  /** The media type in which problems are told. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** A problem that the status tells enough about. */
  public static Problem of(int status, String detail) {
    return new Problem("about:blank", HttpStatus.forStatus(status).getMessage(), status, detail);
  }
}
