package io.giaoban.dispatch.desk;

import io.giaoban.dispatch.HaltReason;
import io.giaoban.schema.Halt;
import io.giaoban.schema.SubscriptionProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For how long attempts have failed, and whether that is enough. */
final class Patience {
  /** So long may every attempt fail before the dispatcher stops. */
  static final Duration LIMIT = Duration.ofDays(5);

  /** And so many: days on which nothing could be tried are nobody's fault. */
  static final int FEWEST_FAILURES = 10;

  private @Nullable Instant failingSince;
  private int failures;
  private @Nullable Halt halt;

  void restore(SubscriptionProgress stored) {
    failingSince = stored.getFailingSince();
    failures = stored.getFailures();
    halt = stored.getHalt();
  }

  boolean isFailing() {
    return failingSince != null;
  }

  boolean isHalted() {
    return halt != null;
  }

  /** An attempt failed; tells whether it was one too many. */
  boolean failed(Instant now) {
    if (failingSince == null) {
      failingSince = now;
    }
    failures++;
    return failures >= FEWEST_FAILURES && !now.isBefore(failingSince.plus(LIMIT));
  }

  /** Begins anew: something succeeded, or the owner changed what might have failed. */
  void renew() {
    failingSince = null;
    failures = 0;
  }

  /** Stops; tells why, if it has not already. */
  Optional<HaltReason> stop(HaltReason reason, Instant now, int resumes) {
    if (halt != null) {
      return Optional.empty();
    }
    halt = Halt.newBuilder().setReason(reason.name()).setAt(now).setResumes(resumes).build();
    return Optional.of(reason);
  }

  /** Goes on if the owner has let it since it stopped. */
  void resume(int resumes) {
    if (halt != null && resumes > halt.getResumes()) {
      halt = null;
    }
  }

  void store(SubscriptionProgress.Builder progress) {
    progress.setFailingSince(failingSince).setFailures(failures).setHalt(halt);
  }
}
