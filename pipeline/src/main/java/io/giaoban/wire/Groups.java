package io.giaoban.wire;

/**
 * What those who share work are called at the brokers: their consumer groups, their transactions.
 */
public final class Groups {
  /** The processors: their group, and what their state and transactions begin with. */
  public static final String PROCESSORS = "giaoban";

  /** The topic of the processors' state, as Kafka Streams names it. */
  public static final String STATE = changelog(PROCESSORS);

  /**
   * Who processes anew beside the live system: group, and what its state and transactions begin
   * with; nothing that begins like the live ones, who could end them then.
   */
  public static final String RESET = "giaoban.reset";

  /** What the transactional ids of a restore begin with; nothing that begins like processors'. */
  public static final String RESTORE_TRANSACTIONS = "giaoban.restore-";

  /** The clocks' group. */
  public static final String CLOCKS = "giaoban-clock";

  /** The dispatchers' group. */
  public static final String DISPATCHERS = "giaoban-dispatchers";

  /**
   * What the dispatchers' transactional ids begin with; nothing that begins like the processors',
   * who could end them then.
   */
  public static final String DISPATCH_TRANSACTIONS = "giaoban.dispatch-";

  /** What the group begins with that shows how far telling a subscriber has come. */
  public static final String SUBSCRIPTIONS = "giaoban-subscription-";

  /** The store of a processor's state. */
  public static final String ROWS = "rows";

  private Groups() {}

  /** The topic with the state of an application's processors, as Kafka Streams names it. */
  public static String changelog(String application) {
    return application + "-" + ROWS + "-changelog";
  }
}
