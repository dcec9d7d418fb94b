package io.giaoban.feed;

/** A feed's key, which nothing shows. */
public final class DoorKey {
  private final String text;

  private DoorKey(String text) {
    this.text = text;
  }

  /**
   * A key, without the spaces and the line's end around it.
   *
   * @throws IllegalArgumentException if it can be none; the message does not show it
   */
  public static DoorKey of(String text) {
    String key = text.strip();
    if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "key of %d characters (expected: letters, digits and signs of ASCII without spaces)"
              .formatted(key.length()));
    }
    return new DoorKey(key);
  }

  /** The value of the header {@code Authorization}. */
  public String bearer() {
    return "Bearer " + text;
  }

  /** What somebody else wrote, without the key in it. */
  public String hideIn(String said) {
    return said.replace(text, "…");
  }

  @Override
  public String toString() {
    return "DoorKey[hidden]";
  }
}
