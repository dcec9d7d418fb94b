package io.giaoban.wire;

import com.google.common.base.Throwables;
import java.util.Optional;
import org.apache.kafka.common.errors.FencedInstanceIdException;

/** That another process has taken a place in a group that is ours by name. */
public final class Fenced {
  private Fenced() {}

  /** What to do about it, in one line; empty: the failure is another. */
  public static Optional<String> by(Throwable failure) {
    return Throwables.getCausalChain(failure).stream()
        .filter(FencedInstanceIdException.class::isInstance)
        .findFirst()
        .map(
            cause ->
                "another process of this role has the same --instance (expected: a name of its own"
                    + " for each, by default the host's)");
  }
}
