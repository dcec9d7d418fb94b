package io.giaoban.stream;

import java.util.Arrays;

/** What a row of a task's state is about. The letters are in its key, and so must never change. */
public enum RowKind {
  /** A city as it is in force. */
  PLACE('P'),
  /** A city's clock. */
  CLOCK('C'),
  /** Statements of a day. */
  LEDGER('L'),
  /** What was told of a city's day. */
  DAY('D'),
  /** An alert as it was told last. */
  ALERT('A'),
  /** A rule in force. */
  RULE('R'),
  /** Since when a rule is in force in a city. */
  RULE_TERMS('F'),
  /** A silence. */
  SILENCE('S'),
  /** How a rule fares in a city. */
  HEALTH('H'),
  /** What became of a city's records on the last date. */
  TALLY('T');

  private final byte letter;

  RowKind(char letter) {
    this.letter = (byte) letter;
  }

  byte letter() {
    return letter;
  }

  static RowKind of(byte letter) {
    return Arrays.stream(values())
        .filter(kind -> kind.letter == letter)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "row %s (expected: one of %s)"
                        .formatted((char) letter, Arrays.toString(values()))));
  }
}
