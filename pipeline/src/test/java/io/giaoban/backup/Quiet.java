package io.giaoban.backup;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears what a copy says. */
public final class Quiet implements CopyListener {
  private final List<String> said = new CopyOnWriteArrayList<>();
  private volatile long all;
  private volatile long done;

  @Override
  public void begin(long records) {
    all = records;
    done = 0;
  }

  @Override
  public void copied(String topic, long records) {
    done = records;
  }

  @Override
  public void say(String text) {
    said.add(text);
  }

  /** The lines for people. */
  public List<String> said() {
    return said;
  }

  /** How far it is, and how far it was to go. */
  public String progress() {
    return done + "/" + all;
  }
}
