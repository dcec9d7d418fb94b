package io.giaoban.wire;

import com.google.common.base.Throwables;
import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.slf4j.Logger;

/** What brokers deny to who lacks a right, in one line that says which. */
public final class Denied {
  private static final String EXPECTED = " (expected: the rights that `giaoban access plan` lists)";

  private Denied() {}

  /**
   * What was denied; empty: the failure is another.
   *
   * @param act what was tried with a topic: {@code read}, {@code write}
   */
  public static Optional<String> by(Throwable failure, String act) {
    return Throwables.getCausalChain(failure).stream()
        .map(cause -> line(cause, act))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Logs what was tried in vain: denied, in one line; else with where it happened. */
  public static void warn(Logger log, String inVain, Throwable failure, String act) {
    by(failure, act)
        .ifPresentOrElse(line -> log.warn("{}: {}", inVain, line), () -> log.warn(inVain, failure));
  }

  private static Optional<String> line(Throwable cause, String act) {
    if (cause instanceof TopicAuthorizationException denied) {
      return Optional.of(
          "this user may not %s %s%s".formatted(act, names(denied.unauthorizedTopics()), EXPECTED));
    }
    if (cause instanceof GroupAuthorizationException denied) {
      return Optional.of("this user may not use group " + denied.groupId() + EXPECTED);
    }
    if (cause instanceof TransactionalIdAuthorizationException) {
      return Optional.of("this user may not: " + cause.getMessage() + EXPECTED);
    }
    if (cause instanceof ClusterAuthorizationException) {
      return Optional.of(
          "this user may not: "
              + cause.getMessage()
              + " (expected: a --client-config of a super user of the brokers, or the rights that"
              + " `giaoban access plan` lists)");
    }
    if (cause instanceof SecurityDisabledException) {
      return Optional.of(
          cause.getMessage()
              + " (expected: brokers with authorizer.class.name, see docs/security.md)");
    }
    if (cause instanceof AuthenticationException) {
      return Optional.of(
          "the brokers do not let this user in: "
              + cause.getMessage()
              + " (expected: a --client-config with its password and whom to trust)");
    }
    return Optional.empty();
  }

  private static String names(Collection<String> topics) {
    return topics.isEmpty() ? "a topic" : String.join(", ", topics);
  }
}
