package io.giaoban.stream;

import java.util.Objects;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The key with which a record arrived. One that came without has {@link #NONE}: Kafka Streams drops
 * what has no key on the way to a table, and the flush that it calls for with it.
 */
final class ArrivalKey implements Serde<byte[]> {
  /** Stands for no key; told from an empty one by identity. */
  static final byte[] NONE = {};

  /** The key as it came; null: none. */
  static byte @Nullable [] asItCame(byte[] key) {
    return key == NONE ? null : key;
  }

  @Override
  public Serializer<byte[]> serializer() {
    return (topic, key) -> asItCame(key);
  }

  @Override
  public Deserializer<byte[]> deserializer() {
    return (topic, key) -> Objects.requireNonNullElse(key, NONE);
  }
}
