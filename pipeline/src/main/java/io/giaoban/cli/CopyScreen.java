package io.giaoban.cli;

import io.giaoban.backup.CopyListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalInt;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far a copy is: a bar in a terminal, else a line every few seconds. */
final class CopyScreen implements CopyListener, AutoCloseable {
  private static final long INTERVAL_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int REDRAW_MILLIS = 200;
  private static final String CLEAR = "\r\u001b[K";

  private final String task;
  private final PrintWriter err;
  private final OptionalInt width;
  private @Nullable ProgressBar bar;
  private long all;
  private long saidAt = System.nanoTime();

  private CopyScreen(String task, PrintWriter err, OptionalInt width) {
    this.task = task;
    this.err = err;
    this.width = width;
  }

  /** Where errors go; the bar does not disturb what a command says. */
  static CopyScreen of(String task, PrintWriter err) {
    return new CopyScreen(task, err, ErrorTerminal.width());
  }

  @Override
  public void begin(long records) {
    end();
    all = records;
    if (width.isPresent()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(records)
              .setUnit(" records", 1)
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setUpdateIntervalMillis(REDRAW_MILLIS)
              .setConsumer(new DelegatingProgressBarConsumer(this::draw, width.getAsInt() - 1))
              .build();
    }
  }

  @Override
  public void copied(String topic, long records) {
    ProgressBar open = bar;
    if (open != null) {
      open.stepTo(records);
      open.setExtraMessage(" " + topic);
    } else if (System.nanoTime() - saidAt >= INTERVAL_NANOS) {
      saidAt = System.nanoTime();
      say("%s  %,d of %,d records  %s".formatted(task, records, all, topic));
    }
  }

  @Override
  public void say(String text) {
    err.println(bar == null ? text : CLEAR + text);
    err.flush();
  }

  @Override
  public void close() {
    end();
  }

  /** Takes the bar away, so that other lines follow. */
  void end() {
    ProgressBar open = bar;
    bar = null;
    if (open != null) {
      open.close();
      draw("");
    }
  }

  /** The bar's own thread draws, too. */
  private synchronized void draw(String text) {
    err.print(CLEAR + text);
    err.flush();
  }
}
