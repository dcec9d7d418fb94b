package io.giaoban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DenialTest {
  private final AtomicLong nanos = new AtomicLong(-1);
  private final Denial denial = new Denial(nanos::get);

  @Test
  void shouldLastForHalfAMinuteThoughNobodyTriesAgain() {
    assertThat(denial.lasts()).isFalse();
    denial.happened();
    pass(Duration.ofSeconds(29));
    assertThat(denial.lasts()).isTrue();
    pass(Duration.ofSeconds(1));
    assertThat(denial.lasts()).isFalse();
  }

  @Test
  void shouldLastOnWhereItHappensAgain() {
    denial.happened();
    pass(Duration.ofSeconds(20));
    denial.happened();
    pass(Duration.ofSeconds(20));
    assertThat(denial.lasts()).isTrue();
  }

  @Test
  void shouldBeOverOnceSomethingIsWritten() {
    denial.happened();
    denial.over();
    assertThat(denial.lasts()).isFalse();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
