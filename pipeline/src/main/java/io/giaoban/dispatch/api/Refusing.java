package io.giaoban.dispatch.api;

import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.http.UnprocessableContentResponse;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What cannot be done, as HTTP says it. */
final class Refusing {
  private static final Logger LOG = LoggerFactory.getLogger(Refusing.class);

  private Refusing() {}

  /** A step that refuses what is wished for: 422. */
  static <T> T wishes(Supplier<T> step) {
    try {
      return step.get();
    } catch (IllegalArgumentException e) {
      throw new UnprocessableContentResponse(String.valueOf(e.getMessage()));
    }
  }

  /** A step that needs the brokers: 503. */
  static <T> T unsafe(Supplier<T> step) {
    try {
      return step.get();
    } catch (IllegalStateException e) {
      LOG.warn("a subscription could not be made safe", e);
      throw new ServiceUnavailableResponse("it could not be made safe (do the same again later)");
    }
  }
}
