package io.giaoban.node.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry as Confluent's own Java client sees it. */
class EmbeddedRegistryClientTest {
  private static final Schema FIRST =
      SchemaBuilder.record("Report").fields().requiredString("unit").endRecord();
  private static final Schema WIDER =
      SchemaBuilder.record("Report")
          .fields()
          .requiredString("unit")
          .optionalInt("cases")
          .endRecord();
  private static final Schema INCOMPATIBLE =
      SchemaBuilder.record("Report")
          .fields()
          .requiredString("unit")
          .requiredInt("cases")
          .endRecord();

  @TempDir private Path dir;
  private EmbeddedRegistry registry;
  private SchemaRegistryClient client;

  @BeforeEach
  void start() {
    registry = EmbeddedRegistry.start(0, dir);
    client = new CachedSchemaRegistryClient(registry.url(), 100);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    registry.close();
  }

  @Test
  void shouldBeUnderstood() throws Exception {
    assertThat(client.register("a-value", new AvroSchema(FIRST))).isEqualTo(1);
    assertThat(client.register("a-value", new AvroSchema(WIDER))).isEqualTo(2);
    assertThat(client.getAllSubjects()).containsExactly("a-value");
    assertThat(client.getAllVersions("a-value")).containsExactly(1, 2);
    assertThat(client.getVersion("a-value", new AvroSchema(WIDER))).isEqualTo(2);
    assertThat(client.getLatestSchemaMetadata("a-value").getId()).isEqualTo(2);
    assertThat(client.getSchemaById(1)).isEqualTo(new AvroSchema(FIRST));
    assertThat(client.getAllSubjectsById(2)).containsExactly("a-value");
    assertThat(client.getAllVersionsById(2)).hasSize(1);
    assertThat(client.getMode()).isEqualTo("READWRITE");
    assertThat(client.updateCompatibility("a-value", "FULL")).isEqualTo("FULL");
    assertThat(client.getCompatibility("a-value")).isEqualTo("FULL");
    assertThat(client.getCompatibility(null)).isEqualTo("FULL_TRANSITIVE");
    assertThat(client.deleteSchemaVersion("a-value", "2")).isEqualTo(2);
    assertThat(client.deleteSubject("a-value")).containsExactly(1);
  }

  @Test
  void shouldRefuseAnIncompatibleSchema() throws Exception {
    client.register("a-value", new AvroSchema(FIRST));
    assertThat(client.testCompatibility("a-value", new AvroSchema(WIDER))).isTrue();
    assertThat(client.testCompatibility("a-value", new AvroSchema(INCOMPATIBLE))).isFalse();
    assertThat(client.testCompatibilityVerbose("a-value", new AvroSchema(INCOMPATIBLE)))
        .isNotEmpty();
    assertThat(client.testCompatibility("new-value", new AvroSchema(INCOMPATIBLE))).isTrue();
    assertThatExceptionOfType(RestClientException.class)
        .isThrownBy(() -> client.register("a-value", new AvroSchema(INCOMPATIBLE)))
        .satisfies(
            refusal -> {
              assertThat(refusal.getStatus()).isEqualTo(409);
              assertThat(refusal.getErrorCode()).isEqualTo(409);
            });
  }

  @Test
  void shouldServeSerializers() {
    Map<String, Object> settings =
        Map.of("schema.registry.url", registry.url(), "auto.register.schemas", true);
    GenericRecord sent =
        new GenericRecordBuilder(WIDER).set("unit", "Thủ Đức").set("cases", 3).build();
    try (KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
      serializer.configure(settings, false);
      deserializer.configure(settings, false);
      byte[] bytes = serializer.serialize("reports", sent);
      assertThat(deserializer.deserialize("reports", bytes)).hasToString(sent.toString());
    }
  }
}
