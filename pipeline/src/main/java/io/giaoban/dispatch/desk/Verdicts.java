package io.giaoban.dispatch.desk;

import io.giaoban.dispatch.Outcome;
import io.giaoban.dispatch.Verdict;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Verdicts as they are stored: by name, so that an older program can read those of a newer. */
final class Verdicts {
  private Verdicts() {}

  static Outcome outcome(String verdict, @Nullable Integer status, @Nullable String detail) {
    Verdict known =
        Arrays.stream(Verdict.values())
            .filter(one -> one.name().equals(verdict))
            .findFirst()
            .orElse(Verdict.REFUSED);
    return new Outcome(known, status, detail, null);
  }
}
