package io.giaoban.report;

import org.jspecify.annotations.Nullable;

/**
 * Vaccine doses given.
 *
 * @param dose the dose's number, 1 = first
 * @param group code of the priority group; null: not split by group
 */
public record DoseMeasure(int dose, @Nullable String group) implements Measure {
  @Override
  public String label() {
    return group == null ? "dose " + dose : "dose " + dose + " " + group;
  }
}
