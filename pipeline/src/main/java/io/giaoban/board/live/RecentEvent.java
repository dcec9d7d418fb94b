package io.giaoban.board.live;

/**
 * An event as it is kept for those who are yet to be told; the same text for all of them.
 *
 * <p>Not a record: its texts are shared, and never changed.
 */
final class RecentEvent {
  private final Subject subject;
  private final int lane;
  private final long offset;
  private final Positions after;
  private final byte[] id;
  private final byte[] text;

  /**
   * An event.
   *
   * @param after the positions with which to go on after it
   * @param id the line of its id
   * @param text all else
   */
  RecentEvent(Subject subject, int lane, long offset, Positions after, byte[] id, byte[] text) {
    this.subject = subject;
    this.lane = lane;
    this.offset = offset;
    this.after = after;
    this.id = id;
    this.text = text;
  }

  Subject subject() {
    return subject;
  }

  int lane() {
    return lane;
  }

  long offset() {
    return offset;
  }

  Positions after() {
    return after;
  }

  byte[] id() {
    return id;
  }

  byte[] text() {
    return text;
  }

  int length() {
    return id.length + text.length;
  }
}
