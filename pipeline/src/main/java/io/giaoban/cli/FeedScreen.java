package io.giaoban.cli;

import io.giaoban.feed.FeedListener;
import io.giaoban.feed.Progress;
import io.giaoban.feed.RefusedRow;
import io.giaoban.feed.SentFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Shows how files are sent: what became of each to {@code out}, all else to {@code err}. */
final class FeedScreen implements FeedListener, AutoCloseable {
  private static final int SHOWN_ROWS = 20;

  private final PrintWriter out;
  private final ProgressLine line;
  private @Nullable Path file;
  private long refusedRows;

  private FeedScreen(PrintWriter out, ProgressLine line) {
    this.out = out;
    this.line = line;
  }

  /** A screen with a bar if the errors go to a terminal, and else with a line now and then. */
  static FeedScreen of(PrintWriter out, PrintWriter err) {
    OptionalInt width = ErrorTerminal.width();
    return new FeedScreen(
        out, width.isPresent() ? new ProgressBarLine(err, width.getAsInt()) : new PlainLines(err));
  }

  @Override
  public void started(Path started, Progress progress) {
    file = started;
    refusedRows = 0;
    line.start(started.getFileName().toString(), progress);
    if (progress.rows() > 0) {
      line.say(String.format(Locale.ROOT, "%s: goes on behind row %,d", started, progress.rows()));
    }
  }

  @Override
  public void progressed(Progress progress) {
    line.progress(progress);
  }

  @Override
  public void refused(RefusedRow row) {
    refusedRows++;
    if (refusedRows <= SHOWN_ROWS) {
      line.say("%s row %d: %s %s".formatted(file, row.number(), row.reason(), row.detail()));
    } else if (refusedRows == SHOWN_ROWS + 1) {
      line.say(file + ": more refused rows are not shown here (see the file at the end)");
    }
  }

  @Override
  public void waiting(String why) {
    line.waiting(why);
  }

  @Override
  public void finished(SentFile sent) {
    line.end();
    String refused = sent.refusedFile() == null ? "" : " (see %s)".formatted(sent.refusedFile());
    out.printf(
        Locale.ROOT,
        "%s: %,d rows, %,d accepted, %,d refused%s, %s%n",
        sent.file(),
        sent.rows(),
        sent.accepted(),
        sent.refused(),
        refused,
        text(sent.took()));
    out.flush();
  }

  @Override
  public void failed(Path failed, String why) {
    line.end();
    line.say("giaoban: " + why);
  }

  @Override
  public void close() {
    line.end();
  }

  private static String text(Duration took) {
    long seconds = Math.round(took.toMillis() / 1000.0);
    return seconds < 120 ? seconds + " s" : "%d min %d s".formatted(seconds / 60, seconds % 60);
  }
}
