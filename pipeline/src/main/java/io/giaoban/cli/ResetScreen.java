package io.giaoban.cli;

import io.giaoban.node.Reset;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Shows how a reset goes on: a bar in a terminal, else a line now and then. */
final class ResetScreen implements Reset.Listener, AutoCloseable {
  private final LastLine line;
  private long records;
  private long startedAt;

  private ResetScreen(LastLine line) {
    this.line = line;
  }

  static ResetScreen of(PrintWriter err) {
    return new ResetScreen(LastLine.of(err));
  }

  @Override
  public void cleaned(Set<String> topics) {
    line.say("left behind by an earlier reset, and deleted: " + new TreeSet<>(topics));
  }

  @Override
  public void incomplete(Set<String> partitions) {
    line.say("these have lost their beginning, which cannot be processed anew: " + partitions);
  }

  @Override
  public void began(long total) {
    records = total;
    startedAt = System.nanoTime();
    boolean drawn =
        line.begin(
            new ProgressBarBuilder()
                .setTaskName("processing anew")
                .setInitialMax(total)
                .showSpeed());
    if (!drawn) {
      line.say(String.format(Locale.ROOT, "processing %,d records anew", total));
    }
  }

  @Override
  public void progressed(long done) {
    line.to(done, "", () -> text(done, System.nanoTime()));
  }

  @Override
  public void compares() {
    close();
    line.say(text(records, System.nanoTime()) + "; comparing");
  }

  @Override
  public void close() {
    line.end();
  }

  private String text(long done, long now) {
    double seconds = Math.max(1e-3, (now - startedAt) / 1e9);
    return String.format(
        Locale.ROOT,
        "%,d of %,d records in %.0f s, %,.0f/s",
        done,
        records,
        seconds,
        done / seconds);
  }
}
