package io.giaoban.cli;

import io.giaoban.rejected.DeadLetter;
import io.giaoban.rejected.LetterId;
import io.giaoban.rejected.Replayer;
import io.giaoban.report.RefusedException;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** One replay of many rejected reports: what is sent, what is left out, and why. */
final class ReplayRun {
  private static final int PROGRESS_STEP = 1_000;

  private final Replayer replayer;
  private final Manner manner;
  private final PrintWriter err;
  private final Map<LetterId, CompletionStage<?>> underWay = new LinkedHashMap<>();
  private final Set<LetterId> seen = new HashSet<>();
  private int sent;
  private int accepted;
  private int repeats;
  private int failed;

  /**
   * How it is done.
   *
   * @param again whether also what was accepted before is sent
   * @param dryRun whether nothing is sent, only told
   * @param limit how many are sent at most; 0: all
   */
  record Manner(boolean again, boolean dryRun, int limit) {}

  ReplayRun(Replayer replayer, Manner manner, PrintWriter err) {
    this.replayer = replayer;
    this.manner = manner;
    this.err = err;
  }

  /** Takes the next one; tells whether it wants more. */
  boolean take(DeadLetter letter) {
    seen.add(letter.id());
    if (letter.repeatOf().isPresent()) {
      // The one it repeats is sent, so that what becomes of it is told there.
      repeats++;
    } else if (letter.accepted() && !manner.again()) {
      accepted++;
    } else {
      send(letter);
    }
    return manner.limit() == 0 || sent < manner.limit();
  }

  /** Waits until all is safe; tells whether nothing failed, and all these were met. */
  boolean finish(Set<LetterId> wanted) {
    awaitUnderWay();
    for (LetterId id : wanted) {
      if (!seen.contains(id) && (manner.limit() == 0 || sent < manner.limit())) {
        fail(id, "no such rejected report (expected: a number that `rejected list` shows)");
      }
    }
    return failed == 0;
  }

  String summary() {
    return "%,d %s; left out: %,d accepted before, %,d replays of others, %,d that failed"
        .formatted(sent, manner.dryRun() ? "would be sent" : "sent", accepted, repeats, failed);
  }

  private void send(DeadLetter letter) {
    try {
      if (manner.dryRun()) {
        replayer.check(letter);
        err.printf("%s would be sent%n", letter.id());
      } else {
        underWay.put(letter.id(), replayer.send(letter));
      }
      sent++;
    } catch (RefusedException e) {
      fail(letter.id(), e.refusal() + " " + e.detail());
    }
    if (underWay.size() == PROGRESS_STEP) {
      awaitUnderWay();
      err.printf("%,d sent%n", sent);
      err.flush();
    }
  }

  private void awaitUnderWay() {
    underWay.forEach(
        (id, done) -> {
          try {
            done.toCompletableFuture().join();
          } catch (CompletionException e) {
            sent--;
            fail(id, String.valueOf(e.getCause().getMessage()));
          }
        });
    underWay.clear();
  }

  private void fail(LetterId id, String why) {
    failed++;
    err.printf("%s: %s%n", id, why);
    err.flush();
  }
}
