package io.giaoban.wire;

/**
 * What those who share work are called at the brokers: their consumer groups, their transactions.
 */
public final class Groups {
  /** The processors: their group, and what their state and transactions begin with. */
  public static final String PROCESSORS = "giaoban";

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
