package io.giaoban.stream;

import io.giaoban.wire.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes records by the schema of their own topic, wherever they go. */
final class OwnSubject implements Serializer<SpecificRecord> {
  private final Topic topic;
  private final Serializer<SpecificRecord> serializer;

  OwnSubject(Topic topic, Serializer<SpecificRecord> serializer) {
    this.topic = topic;
    this.serializer = serializer;
  }

  @Override
  public byte @Nullable [] serialize(String destination, @Nullable SpecificRecord value) {
    return serializer.serialize(topic.name(), value);
  }

  @Override
  public void close() {
    serializer.close();
  }
}
