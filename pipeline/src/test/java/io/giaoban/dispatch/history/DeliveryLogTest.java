package io.giaoban.dispatch.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.schema.DeliveryAttempt;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The last attempts, in bounded memory. */
class DeliveryLogTest {
  @Test
  void shouldKeepTheLastHundredOfEachSubscriber() {
    DeliveryLog log = new DeliveryLog(1_000);
    for (int i = 0; i < 250; i++) {
      log.put(attempt("busy", i));
    }
    log.put(attempt("calm", 1));
    assertThat(log.last("busy", null, 1_000))
        .hasSize(DeliveryLog.MOST_OF_ONE)
        .extracting(DeliveryAttempt::getAttempt)
        .startsWith(249, 248)
        .endsWith(151, 150);
    assertThat(log.last("calm", null, 1_000)).hasSize(1);
    assertThat(log.last("nobody", null, 1_000)).isEmpty();
  }

  @Test
  void shouldKeepNoMoreThanItMayOfAllTogether() {
    DeliveryLog log = new DeliveryLog(1_000);
    int subscribers = 100;
    for (int i = 0; i < 50 * subscribers; i++) {
      log.put(attempt("s" + i % subscribers, i));
    }
    long kept = 0;
    for (int i = 0; i < subscribers; i++) {
      kept += log.last("s" + i, null, 1_000).size();
    }
    assertThat(kept).isBetween(1L, 1_000L);
  }

  private static DeliveryAttempt attempt(String subscription, int number) {
    return DeliveryAttempt.newBuilder()
        .setSubscription(subscription)
        .setNotice("n")
        .setAttempt(number)
        .setAt(Instant.ofEpochSecond(number))
        .setVerdict("DELIVERED")
        .setLatencyMillis(1)
        .build();
  }
}
