package io.giaoban.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a body is waited for. */
class AwaitedBodyTest {
  private long now;

  @Test
  void shouldCutOffWhoSendsTooSlowly() {
    AwaitedBody body = new AwaitedBody(bytes(1_000, 1, Duration.ofSeconds(1)), () -> now);
    assertThatExceptionOfType(BodyTooSlowException.class)
        .isThrownBy(body::readAllBytes)
        .withMessage("body: 31 bytes in 31 s (expected: at least 100 a second)");
  }

  @Test
  void shouldWaitForAShortBodyThatIsSlowAtFirst() throws IOException {
    AwaitedBody body = new AwaitedBody(bytes(2, 1, Duration.ofSeconds(10)), () -> now);
    assertThat(body.readAllBytes()).hasSize(2);
  }

  @Test
  void shouldTakeALongBodyHoweverLongItTakes() throws IOException {
    AwaitedBody body = new AwaitedBody(bytes(100_000, 200, Duration.ofSeconds(1)), () -> now);
    assertThat(body.readAllBytes()).hasSize(100_000);
  }

  @Test
  void shouldNotCountTheTimeThatItsReaderTakes() throws IOException {
    AwaitedBody body = new AwaitedBody(bytes(10, 1, Duration.ofSeconds(1)), () -> now);
    for (int i = 0; i < 10; i++) {
      assertThat(body.read()).isZero();
      now += Duration.ofMinutes(1).toNanos();
    }
    assertThat(body.read()).isEqualTo(-1);
  }

  /** Zeros, so many at a time, each time after a pause. */
  private InputStream bytes(int all, int atATime, Duration pause) {
    return new InputStream() {
      private int left = all;

      @Override
      public int read() {
        throw new UnsupportedOperationException("read (expected: of many bytes)");
      }

      @Override
      public int read(byte[] into, int from, int length) {
        if (left == 0) {
          return -1;
        }
        now += pause.toNanos();
        int count = Math.min(Math.min(atATime, length), left);
        left -= count;
        return count;
      }
    };
  }
}
