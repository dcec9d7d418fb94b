package io.giaoban.gateway;

/**
 * How large a body may be.
 *
 * @param receivedBytes most bytes as they come
 * @param unpackedBytes most bytes of what is packed, once unpacked
 * @param ratio how many times as large it may become by unpacking; looked at after the first MiB
 */
public record BodyLimits(long receivedBytes, long unpackedBytes, int ratio) {
  private static final long FOUR_GIB = 4L << 30;

  /** What no city's history exceeds; reports pack to a tenth or a thirtieth. */
  public static final BodyLimits DEFAULT = new BodyLimits(FOUR_GIB, FOUR_GIB, 200);

  /**
   * These limits.
   *
   * @throws IllegalArgumentException if one of them lets nothing in
   */
  public BodyLimits {
    check("receivedBytes", receivedBytes);
    check("unpackedBytes", unpackedBytes);
    check("ratio", ratio);
  }

  private static void check(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
    }
  }
}
