package io.giaoban.wire;

import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;
import io.giaoban.schema.AvroTrust;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Our records in Confluent's wire format, by schemas that are registered already. */
public final class AvroSerde {
  private static final Map<String, Object> DEFAULTS =
      Map.of(
          AbstractKafkaSchemaSerDeConfig.AUTO_REGISTER_SCHEMAS, false,
          KafkaAvroSerializerConfig.AVRO_REMOVE_JAVA_PROPS_CONFIG, true,
          KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);

  private AvroSerde() {}

  /**
   * A serde for values.
   *
   * @param registry how to reach the registry, as Confluent names it: {@code schema.registry.url},
   *     …
   */
  @SuppressWarnings("unchecked") // Confluent's pair is for any Avro value; ours are of this kind
  public static Serde<SpecificRecord> of(Map<String, ?> registry) {
    AvroTrust.grant();
    Map<String, Object> settings = new HashMap<>(DEFAULTS);
    settings.putAll(registry);
    KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    serializer.configure(settings, false);
    KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
    deserializer.configure(settings, false);
    return (Serde<SpecificRecord>) (Serde<?>) Serdes.serdeFrom(serializer, deserializer);
  }
}
