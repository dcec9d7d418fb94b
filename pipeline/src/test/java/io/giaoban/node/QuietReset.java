package io.giaoban.node;

import java.util.Set;
import java.util.TreeSet;

/** Hears what is left behind, and says nothing. */
final class QuietReset implements Reset.Listener {
  private final Set<String> cleaned = new TreeSet<>();
  private final Set<String> incomplete = new TreeSet<>();

  Set<String> cleaned() {
    return cleaned;
  }

  Set<String> incomplete() {
    return incomplete;
  }

  @Override
  public void cleaned(Set<String> topics) {
    cleaned.addAll(topics);
  }

  @Override
  public void incomplete(Set<String> partitions) {
    incomplete.addAll(partitions);
  }

  @Override
  public void began(long records) {}

  @Override
  public void progressed(long records) {}

  @Override
  public void compares() {}
}
