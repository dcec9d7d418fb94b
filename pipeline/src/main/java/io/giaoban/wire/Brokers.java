package io.giaoban.wire;

import java.util.HashMap;
import java.util.Map;

/**
 * Kafka's brokers, and how to come in.
 *
 * @param servers some of them, as {@code bootstrap.servers} takes them
 * @param access what a client needs besides, as Kafka names it: {@code security.protocol}, …
 */
public record Brokers(String servers, Map<String, String> access) {
  /** Brokers, and how to come in. */
  public Brokers {
    access = Map.copyOf(access);
  }

  /** Brokers that let everybody in who reaches them. */
  public static Brokers open(String servers) {
    return new Brokers(servers, Map.of());
  }

  /** The settings with which any client of Kafka gets there; a map of its own for each. */
  public Map<String, Object> client() {
    Map<String, Object> settings = new HashMap<>(access);
    settings.put("bootstrap.servers", servers);
    return settings;
  }

  /** The same with more settings of a client. */
  public Map<String, Object> client(Map<String, ?> more) {
    Map<String, Object> settings = client();
    settings.putAll(more);
    return settings;
  }

  /** Where they are; access holds passwords. */
  @Override
  public String toString() {
    return servers;
  }
}
