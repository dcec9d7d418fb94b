package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.feed.Progress;
import io.giaoban.feed.SentFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What people see while files are sent. */
class FeedScreenTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldTellHowFarHowFastAndHowLongStill() {
    Progress first = new Progress(1_000, 0, 10_000, 110_000);
    SendingRate rate = new SendingRate(first, 0);
    Progress now = new Progress(11_000, 7, 60_000, 110_000);
    assertThat(rate.text(now, Duration.ofSeconds(20).toNanos()))
        .isEqualTo("55 %  10,993 accepted, 7 refused, 500 rows/s, 0:00:20 left");
  }

  @Test
  void shouldEndWithOneLine() {
    try (FeedScreen screen = FeedScreen.of(new PrintWriter(out), new PrintWriter(err))) {
      screen.finished(
          new SentFile(Path.of("a.csv"), 1_100_000, 10, Path.of("r.csv"), Duration.ofSeconds(42)));
      screen.finished(new SentFile(Path.of("b.csv"), 1, 0, null, Duration.ofSeconds(125)));
    }
    assertThat(out.toString().lines())
        .containsExactly(
            "a.csv: 1,100,000 rows, 1,099,990 accepted, 10 refused (see r.csv), 42 s",
            "b.csv: 1 rows, 1 accepted, 0 refused, 2 min 5 s");
  }

  @Test
  void shouldTellAReasonToWaitOnceUntilItGoesOn() {
    PlainLines lines = new PlainLines(new PrintWriter(err));
    lines.start("a.csv", new Progress(0, 0, 0, 10));
    lines.waiting("503 later");
    lines.waiting("503 later");
    lines.progress(new Progress(1, 0, 5, 10));
    lines.waiting("503 later");
    assertThat(err.toString().lines()).hasSize(2);
  }

  @Test
  void shouldDrawTheBarAgainBelowWhatIsSaid() {
    ProgressBarLine bar = new ProgressBarLine(new PrintWriter(err), 80);
    bar.start("a.csv", new Progress(0, 0, 0, 4_000));
    bar.progress(new Progress(2_000, 3, 1_000, 4_000));
    bar.say("a row was refused");
    bar.end();
    assertThat(err.toString())
        .contains("\r\u001b[Ka row was refused", " 25% ", "1,997 in, 3 refused, ");
    assertThat(err.toString()).endsWith("\r\u001b[K");
  }
}
