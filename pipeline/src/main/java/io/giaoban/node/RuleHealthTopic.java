package io.giaoban.node;

import io.giaoban.board.RuleHealthView;
import io.giaoban.schema.RuleHealth;
import io.giaoban.wire.AvroSerde;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** How the rules fare, as the processors of a cluster told. */
public final class RuleHealthTopic {
  private RuleHealthTopic() {}

  /**
   * Reads it.
   *
   * @param bootstrapServers the brokers
   * @param registryUrl the schema registry
   * @throws IllegalStateException if it is not there or cannot be read
   */
  public static RuleHealthView read(String bootstrapServers, String registryUrl) {
    RuleHealthView health = new RuleHealthView();
    new TopicReader<SpecificRecord>(
            bootstrapServers,
            () -> AvroSerde.of(Map.of("schema.registry.url", registryUrl)).deserializer())
        .read(
            Topics.RULE_HEALTH,
            record -> {
              health.put((RuleHealth) record.value());
              return true;
            });
    return health;
  }
}
