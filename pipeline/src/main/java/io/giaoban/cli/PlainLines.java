package io.giaoban.cli;

import io.giaoban.feed.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A line every few seconds, for logs and pipes. */
final class PlainLines implements ProgressLine {
  private static final long INTERVAL_NANOS = Duration.ofSeconds(5).toNanos();

  private final PrintWriter err;
  private String name = "";
  private @Nullable SendingRate rate;
  private long saidAt;
  private String waitedFor = "";

  PlainLines(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void start(String started, Progress progress) {
    name = started;
    saidAt = System.nanoTime();
    rate = new SendingRate(progress, saidAt);
  }

  @Override
  public synchronized void progress(Progress progress) {
    waitedFor = "";
    long now = System.nanoTime();
    if (rate != null && now - saidAt >= INTERVAL_NANOS) {
      saidAt = now;
      say(name + "  " + rate.text(progress, now));
    }
  }

  /** The same reason is told once, however often it is tried again. */
  @Override
  public synchronized void waiting(String why) {
    if (!why.equals(waitedFor)) {
      waitedFor = why;
      say("waiting to send again: " + why);
    }
  }

  @Override
  public synchronized void say(String text) {
    err.println(text);
    err.flush();
  }

  @Override
  public synchronized void end() {
    rate = null;
    waitedFor = "";
  }
}
