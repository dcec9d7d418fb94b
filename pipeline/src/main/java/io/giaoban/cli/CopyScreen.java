package io.giaoban.cli;

import io.giaoban.backup.CopyListener;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Shows how far a copy is: a bar in a terminal, else a line every few seconds. */
final class CopyScreen implements CopyListener, AutoCloseable {
  private final String task;
  private final LastLine line;
  private long all;

  private CopyScreen(String task, LastLine line) {
    this.task = task;
    this.line = line;
  }

  /** Where errors go; the bar does not disturb what a command says. */
  static CopyScreen of(String task, PrintWriter err) {
    return new CopyScreen(task, LastLine.of(err));
  }

  @Override
  public void begin(long records) {
    end();
    all = records;
    line.begin(
        new ProgressBarBuilder().setTaskName(task).setInitialMax(records).setUnit(" records", 1));
  }

  @Override
  public void copied(String topic, long records) {
    line.to(
        records,
        " " + topic,
        () -> "%s  %,d of %,d records  %s".formatted(task, records, all, topic));
  }

  @Override
  public void say(String text) {
    line.say(text);
  }

  @Override
  public void close() {
    end();
  }

  /** Takes the bar away, so that other lines follow. */
  void end() {
    line.end();
  }
}
