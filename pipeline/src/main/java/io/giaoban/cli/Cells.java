package io.giaoban.cli;

/** Text in columns of a terminal. */
final class Cells {
  private Cells() {}

  /** Fills up to the column's width; ideographs take two cells. */
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /** How many cells a text takes. */
  static int width(String text) {
    int wide = (int) text.codePoints().filter(Character::isIdeographic).count();
    return text.codePointCount(0, text.length()) + wide;
  }
}
