package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalInt;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.junit.jupiter.api.Test;

/** What is said beside a bar. */
class LastLineTest {
  private static final int LINES = 200;

  private final StringWriter err = new StringWriter();

  @Test
  void shouldSayLinesWholeWhileTheBarIsDrawn() {
    LastLine line = new LastLine(new PrintWriter(err), OptionalInt.of(60));
    assertThat(line.begin(new ProgressBarBuilder().setTaskName("task").setInitialMax(LINES)))
        .isTrue();
    for (int i = 1; i <= LINES; i++) {
      line.to(i, " so far", () -> "no bar");
      line.say("line " + i);
    }
    line.end();
    line.say("the end");
    assertThat(err.toString().lines().filter(said -> said.contains("line ")))
        .hasSize(LINES)
        .allMatch(said -> said.matches(".*\r?\u001b\\[Kline \\d+"));
    assertThat(err.toString()).contains("task").doesNotContain("no bar").endsWith("Kthe end\n");
  }

  @Test
  void shouldDrawNothingWhereNobodyLooks() {
    LastLine line = new LastLine(new PrintWriter(err), OptionalInt.empty());
    assertThat(line.begin(new ProgressBarBuilder())).isFalse();
    line.to(1, "", () -> "too soon");
    line.say("said");
    line.end();
    assertThat(err.toString()).isEqualTo("said\n");
  }
}
