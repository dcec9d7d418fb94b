package io.giaoban.cli;

import java.util.List;
import java.util.stream.IntStream;

/** Text in columns of a terminal. */
final class Cells {
  private static final String GAP = "  ";

  private Cells() {}

  /** Rows under each other, each column as wide as it must be. */
  static List<String> table(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(column -> rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      line.append(padded(row.get(column), widths[column])).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  /** Fills up to the column's width; ideographs and kana take two cells. */
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - width(text)));
  }

  /** How many cells a text takes. */
  static int width(String text) {
    int wide = (int) text.codePoints().filter(Cells::isWide).count();
    return text.codePointCount(0, text.length()) + wide;
  }

  private static boolean isWide(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default -> false;
    };
  }
}
