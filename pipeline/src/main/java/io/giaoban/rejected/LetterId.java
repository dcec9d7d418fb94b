package io.giaoban.rejected;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a dead letter stands in {@code giaoban.rejected-reports}, which is its name as well.
 *
 * @param partition from 0
 * @param offset from 0
 */
public record LetterId(int partition, long offset) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})@([0-9]{1,18})");

  /**
   * Reads {@code partition@offset}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static LetterId parse(String text) {
    Matcher id = FORM.matcher(text);
    if (!id.matches()) {
      throw new IllegalArgumentException(
          "rejected report \"" + text + "\" (expected: partition@offset, e.g. 3@17)");
    }
    return new LetterId(Integer.parseInt(id.group(1)), Long.parseLong(id.group(2)));
  }

  /** The form {@code partition@offset}. */
  @Override
  public String toString() {
    return partition + "@" + offset;
  }
}
