package io.giaoban.node;

import io.giaoban.board.RuleHealthView;
import io.giaoban.schema.RuleHealth;
import io.giaoban.wire.Cluster;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;

/** How the rules fare, as the processors of a cluster told. */
public final class RuleHealthTopic {
  private RuleHealthTopic() {}

  /**
   * Reads it.
   *
   * @param cluster where it is
   * @throws IllegalStateException if it is not there or cannot be read
   */
  public static RuleHealthView read(Cluster cluster) {
    RuleHealthView health = new RuleHealthView();
    TopicReader.of(cluster)
        .read(
            Topics.RULE_HEALTH,
            record -> {
              if (record.value() instanceof RuleHealth told) {
                health.put(told);
              }
              return true;
            });
    return health;
  }
}
