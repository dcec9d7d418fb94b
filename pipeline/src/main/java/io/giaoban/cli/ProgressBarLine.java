package io.giaoban.cli;

import io.giaoban.feed.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** A bar in the last line of a terminal. */
final class ProgressBarLine implements ProgressLine {
  private static final int MEBI = 1 << 20;
  private static final int KIBI = 1 << 10;

  private final LastLine line;
  private volatile @Nullable SendingRate rate;

  /**
   * A bar.
   *
   * @param width the terminal's, in characters
   */
  ProgressBarLine(PrintWriter err, int width) {
    line = new LastLine(err, OptionalInt.of(width));
  }

  @Override
  public void start(String name, Progress progress) {
    boolean large = progress.bytes() >= MEBI;
    rate = new SendingRate(progress, System.nanoTime());
    line.begin(
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(progress.bytes())
            .startsFrom(progress.bytesRead(), Duration.ZERO)
            .setUnit(large ? "MiB" : "KiB", large ? MEBI : KIBI));
  }

  @Override
  public void progress(Progress progress) {
    SendingRate since = rate;
    if (since != null) {
      String besides =
          // As short as 80 characters with a bar in them ask for.
          String.format(
              Locale.ROOT,
              " %,d in, %,d refused, %,.0f/s",
              progress.accepted(),
              progress.refused(),
              since.rowsPerSecond(progress, System.nanoTime()));
      line.to(progress.bytesRead(), besides, () -> besides);
    }
  }

  @Override
  public void waiting(String why) {
    line.besides(" waiting: " + why);
  }

  @Override
  public void say(String text) {
    line.say(text);
  }

  @Override
  public void end() {
    rate = null;
    line.end();
  }
}
