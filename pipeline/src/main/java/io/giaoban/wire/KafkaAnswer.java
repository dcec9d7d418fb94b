package io.giaoban.wire;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for what the brokers answer. */
public final class KafkaAnswer {
  private KafkaAnswer() {}

  /**
   * The answer.
   *
   * @param failure what to say if there is none
   * @throws IllegalStateException if the brokers refuse or cannot be reached; says what is missing
   */
  public static <T> T of(Future<T> future, String failure) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure + ": interrupted", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      String why = Denied.by(cause, "describe").orElseGet(() -> String.valueOf(cause.getMessage()));
      throw new IllegalStateException(failure + ": " + why, cause);
    }
  }
}
