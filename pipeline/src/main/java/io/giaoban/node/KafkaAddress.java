package io.giaoban.node;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** Where brokers and registry are. */
record KafkaAddress(String bootstrapServers, String registryUrl) {
  Map<String, Object> kafka() {
    return new HashMap<>(
        Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  Map<String, Object> registry() {
    return Map.of("schema.registry.url", registryUrl);
  }
}
