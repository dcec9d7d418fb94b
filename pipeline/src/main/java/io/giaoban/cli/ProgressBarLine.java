package io.giaoban.cli;

import io.giaoban.feed.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar in the last line of a terminal. */
final class ProgressBarLine implements ProgressLine {
  private static final int MEBI = 1 << 20;
  private static final int KIBI = 1 << 10;
  private static final int REDRAW_MILLIS = 200;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final int width;
  private @Nullable ProgressBar bar;
  private @Nullable SendingRate rate;

  /**
   * A bar.
   *
   * @param width the terminal's, in characters
   */
  ProgressBarLine(PrintWriter err, int width) {
    this.err = err;
    this.width = width;
  }

  @Override
  public synchronized void start(String name, Progress progress) {
    boolean large = progress.bytes() >= MEBI;
    rate = new SendingRate(progress, System.nanoTime());
    bar =
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(progress.bytes())
            .startsFrom(progress.bytesRead(), Duration.ZERO)
            .setUnit(large ? "MiB" : "KiB", large ? MEBI : KIBI)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setConsumer(new DelegatingProgressBarConsumer(this::draw, width - 1))
            .build();
  }

  @Override
  public synchronized void progress(Progress progress) {
    if (bar != null && rate != null) {
      bar.stepTo(progress.bytesRead());
      bar.setExtraMessage(
          // As short as 80 characters with a bar in them ask for.
          String.format(
              Locale.ROOT,
              " %,d in, %,d refused, %,.0f/s",
              progress.accepted(),
              progress.refused(),
              rate.rowsPerSecond(progress, System.nanoTime())));
    }
  }

  @Override
  public synchronized void waiting(String why) {
    if (bar != null) {
      bar.setExtraMessage(" waiting: " + why);
    }
  }

  @Override
  public synchronized void say(String text) {
    err.println(CLEAR + text);
    err.flush();
  }

  @Override
  public void end() {
    ProgressBar ended = take();
    if (ended != null) {
      // Outside the lock: the bar draws itself once more from its own thread.
      ended.close();
      draw("");
    }
  }

  private synchronized @Nullable ProgressBar take() {
    ProgressBar taken = bar;
    bar = null;
    return taken;
  }

  private synchronized void draw(String text) {
    err.print(CLEAR + text);
    err.flush();
  }
}
