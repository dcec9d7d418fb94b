package io.giaoban.backup;

/** Hears how far a backup, its check or a restore is. Called by one thread. */
public interface CopyListener {
  /**
   * So much is to be done.
   *
   * @param records at most, as offsets are counted, and those of some are no longer there
   */
  void begin(long records);

  /**
   * More is done.
   *
   * @param topic that is being copied
   * @param records in all, as {@link #begin} counts them
   */
  void copied(String topic, long records);

  /** A line for people. */
  void say(String text);
}
