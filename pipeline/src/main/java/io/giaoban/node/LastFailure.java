package io.giaoban.node;

import io.giaoban.node.health.Finding;
import io.giaoban.node.health.Reason;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Why a processor tries again, until it runs again and has taken what it stumbled over.
 * Thread-safe.
 */
final class LastFailure {
  private final BooleanSupplier stumbling;
  private @Nullable String why;
  private boolean runsAgain;

  /**
   * There was none.
   *
   * @param stumbling whether a record that could not be taken still waits
   */
  LastFailure(BooleanSupplier stumbling) {
    this.stumbling = stumbling;
  }

  /** Something failed that will be tried again. */
  synchronized void happened(Throwable cause) {
    why = cause.toString();
    runsAgain = false;
  }

  /** All is shared out, and records come again. */
  synchronized void runsAgain() {
    runsAgain = true;
  }

  /** That it tries again; empty: it does not. */
  synchronized Optional<Finding> look() {
    if (runsAgain && !stumbling.getAsBoolean()) {
      why = null;
    }
    return Optional.ofNullable(why).map(cause -> new Finding(Reason.TRYING_AGAIN, cause));
  }
}
