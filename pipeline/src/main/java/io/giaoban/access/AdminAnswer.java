package io.giaoban.access;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;

/** Waits for what the brokers answer to one who manages access. */
final class AdminAnswer {
  private AdminAnswer() {}

  /**
   * The answer.
   *
   * @param failure what to say if there is none
   * @throws IllegalStateException if the brokers refuse or cannot be reached; says what to do
   */
  static <T> T of(KafkaFuture<T> future, String failure) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(failure + ": interrupted", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new IllegalStateException(failure + ": " + cause.getMessage() + advice(cause), cause);
    }
  }

  private static String advice(Throwable cause) {
    if (cause instanceof SecurityDisabledException) {
      return " (expected: brokers with authorizer.class.name, see docs/security.md)";
    }
    if (cause instanceof ClusterAuthorizationException) {
      return " (expected: a --client-config of a super user of the brokers)";
    }
    return "";
  }
}
