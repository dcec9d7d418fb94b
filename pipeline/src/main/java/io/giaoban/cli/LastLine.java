package io.giaoban.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Supplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a terminal: a bar, with lines said above it. Where nobody looks at a terminal
 * there is no bar, and a line now and then. Any thread may call; the bar draws from one of its own.
 */
final class LastLine {
  private static final long INTERVAL_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int REDRAW_MILLIS = 200;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final OptionalInt width;
  private @Nullable ProgressBar bar;
  private long saidAt = System.nanoTime();

  /**
   * A line.
   *
   * @param width the terminal's, in characters; empty: there is none
   */
  LastLine(PrintWriter err, OptionalInt width) {
    this.err = err;
    this.width = width;
  }

  /** Where errors go. */
  static LastLine of(PrintWriter err) {
    return new LastLine(err, ErrorTerminal.width());
  }

  /** A bar begins, where one can be seen; false: none can. */
  synchronized boolean begin(ProgressBarBuilder wanted) {
    saidAt = System.nanoTime();
    if (width.isPresent()) {
      bar =
          wanted
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setUpdateIntervalMillis(REDRAW_MILLIS)
              .setConsumer(new DelegatingProgressBarConsumer(this::draw, width.getAsInt() - 1))
              .build();
    }
    return width.isPresent();
  }

  /**
   * The bar is there now, and says so much besides.
   *
   * @param without what is said now and then where there is no bar
   */
  void to(long done, String besides, Supplier<String> without) {
    ProgressBar open = bar();
    if (open != null) {
      open.stepTo(done);
      open.setExtraMessage(besides);
    } else if (isTime()) {
      say(without.get());
    }
  }

  /** The bar, if there is one, says so much besides. */
  void besides(String besides) {
    ProgressBar open = bar();
    if (open != null) {
      open.setExtraMessage(besides);
    }
  }

  /** A line of its own. */
  synchronized void say(String text) {
    err.println(bar == null ? text : CLEAR + text);
    err.flush();
  }

  /** Takes the bar away, so that other lines follow; nothing if there is none. */
  void end() {
    ProgressBar ended = take();
    if (ended != null) {
      // Outside the lock: the bar draws itself once more from its own thread.
      ended.close();
      draw("");
    }
  }

  private synchronized @Nullable ProgressBar bar() {
    return bar;
  }

  private synchronized @Nullable ProgressBar take() {
    ProgressBar taken = bar;
    bar = null;
    return taken;
  }

  private synchronized boolean isTime() {
    long now = System.nanoTime();
    boolean is = now - saidAt >= INTERVAL_NANOS;
    saidAt = is ? now : saidAt;
    return is;
  }

  private synchronized void draw(String text) {
    err.print(CLEAR + text);
    err.flush();
  }
}
