package io.giaoban.node;

import io.giaoban.wire.Denied;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for what a broker answers. */
final class KafkaAnswer {
  private KafkaAnswer() {}

  /**
   * The answer.
   *
   * @param failure what to say if there is none
   * @throws IllegalStateException if the broker refuses or cannot be reached
   */
  static <T> T of(KafkaFuture<T> future, String failure) {
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
