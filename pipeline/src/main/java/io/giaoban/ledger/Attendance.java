package io.giaoban.ledger;

import java.util.List;

/**
 * Who has reported a day.
 *
 * @param byCity whether the city's own statement stands in for units that have not
 * @param expected units that should report
 * @param reported how many of them have, 0 counts included
 * @param missing codes of those that have not; empty where the city's own statement stands
 * @param onTime how many have, and did so by the time it was due
 * @param late codes of the expected units that did not; empty where the city's own statement stands
 */
public record Attendance(
    boolean byCity,
    int expected,
    int reported,
    List<String> missing,
    int onTime,
    List<String> late) {

  /** Whether nobody is awaited any more. */
  public boolean complete() {
    return byCity || (expected > 0 && reported == expected);
  }
}
