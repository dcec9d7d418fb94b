package io.giaoban.board.live;

/** Ids as the stream writes them. */
public final class TestIds {
  private TestIds() {}

  /** The id with these offsets: those of the city days' partitions, then those of the alerts'. */
  public static String of(long... offsets) {
    return new EventIds(offsets.length).write(Positions.of(offsets));
  }
}
