package io.giaoban.cli;

import io.giaoban.node.Reset;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how a reset goes on: a bar in a terminal, else a line now and then. */
final class ResetScreen implements Reset.Listener, AutoCloseable {
  private static final long INTERVAL_NANOS = Duration.ofSeconds(5).toNanos();
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final OptionalInt width;
  private @Nullable ProgressBar bar;
  private long records;
  private long startedAt;
  private long saidAt;

  private ResetScreen(PrintWriter err, OptionalInt width) {
    this.err = err;
    this.width = width;
  }

  static ResetScreen of(PrintWriter err) {
    return new ResetScreen(err, ErrorTerminal.width());
  }

  @Override
  public void cleaned(Set<String> topics) {
    say("left behind by an earlier reset, and deleted: " + new TreeSet<>(topics));
  }

  @Override
  public void incomplete(Set<String> partitions) {
    say("these have lost their beginning, which cannot be processed anew: " + partitions);
  }

  @Override
  public void began(long total) {
    records = total;
    startedAt = System.nanoTime();
    saidAt = startedAt;
    if (width.isPresent()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("processing anew")
              .setInitialMax(total)
              .showSpeed()
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setConsumer(new DelegatingProgressBarConsumer(this::draw, width.getAsInt() - 1))
              .build();
    } else {
      say(String.format(Locale.ROOT, "processing %,d records anew", total));
    }
  }

  @Override
  public void progressed(long done) {
    long now = System.nanoTime();
    if (bar != null) {
      bar.stepTo(done);
    } else if (now - saidAt >= INTERVAL_NANOS) {
      saidAt = now;
      say(text(done, now));
    }
  }

  @Override
  public void compares() {
    close();
    say(text(records, System.nanoTime()) + "; comparing");
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      draw("");
    }
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

  private void say(String text) {
    err.println(text);
    err.flush();
  }

  private void draw(String text) {
    err.print(CLEAR + text);
    err.flush();
  }
}
