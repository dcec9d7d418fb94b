package io.giaoban.node.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.wire.LoopState;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows from what is found. */
class HealthTest {
  @ParameterizedTest
  @EnumSource(Reason.class)
  void shouldSendNoTrafficWhereOnlyARestartHelps(Reason reason) {
    assertThat(reason.ready() && !reason.live()).isFalse();
    assertThat(reason.ready() || reason.state() == State.DOWN).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"STUCK", "STOPPED"},
      mode = EnumSource.Mode.EXCLUDE)
  void shouldAskForNoRestartForWhatPasses(Reason reason) {
    assertThat(reason.live()).isTrue();
  }

  @Test
  void shouldTellTheGravest() {
    Finding away = new Finding(Reason.BROKERS_AWAY, "none");
    Finding stopped = new Finding(Reason.STOPPED, "ended");
    assertThat(Finding.worst(Stream.of(Finding.working("a"), away, stopped, away)))
        .isEqualTo(stopped);
    assertThat(Finding.worst(Stream.of(Finding.working("a"), Finding.working("b"))).detail())
        .isEqualTo("a");
    assertThat(Finding.worst(Stream.of()).reason()).isEqualTo(Reason.WORKING);
  }

  @ParameterizedTest
  @EnumSource(LoopState.Kind.class)
  void shouldRestartNothingThatTriesAgain(LoopState.Kind kind) {
    assertThat(Finding.of(new LoopState(kind, "x")).reason().live())
        .isEqualTo(kind == LoopState.Kind.STEPPING || kind == LoopState.Kind.TRYING_AGAIN);
  }

  @Test
  void shouldWorkInSpiteOfAWarningAndNotWhereARoleDoesNot() {
    Health health = new Health();
    health.does(new Indicator("a", () -> new Finding(Reason.REBALANCING, "")));
    health.standsOn(new Indicator("disk", () -> new Finding(Reason.DISK_LOW, "")));
    assertThat(health.working()).isTrue();
    health.does(new Indicator("b", () -> new Finding(Reason.TICKS_MISSING, "")));
    assertThat(health.working()).isFalse();
    assertThat(health.look()).extracting(Health.Look::name).containsExactly("disk", "a", "b");
  }

  @Test
  void shouldNameWhyALookFailed() {
    try (Watched watched =
        Watched.start(
            "registry",
            Reason.REGISTRY_AWAY,
            Duration.ofMillis(5),
            () -> {
              throw new IllegalStateException("refused");
            })) {
      Awaitility.await()
          .until(() -> watched.finding().equals(new Finding(Reason.REGISTRY_AWAY, "refused")));
    }
  }

  @Test
  void shouldAnswerAtOnceWhileALookTakesItsTime() {
    CountDownLatch never = new CountDownLatch(1);
    try (Watched watched =
        Watched.start(
            "registry",
            Reason.REGISTRY_AWAY,
            Duration.ofMillis(5),
            Duration.ofMillis(50),
            () -> {
              never.await();
              return Finding.working("in the end");
            })) {
      Awaitility.await().until(() -> watched.finding().reason() == Reason.REGISTRY_AWAY);
      assertThat(watched.finding().detail()).startsWith("no answer for");
      never.countDown();
      Awaitility.await().until(() -> watched.finding().equals(Finding.working("in the end")));
    }
  }
}
