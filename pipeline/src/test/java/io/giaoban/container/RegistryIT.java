package io.giaoban.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.giaoban.schema.CaseReport;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A registry as a city runs it, spoken to by Confluent's client. */
@ContainerTest
@ExtendWith(SharedSystem.class)
class RegistryIT {
  private static final String SUBJECT = "giaoban.case-reports-value";

  @Test
  void shouldRefuseASchemaThatBreaksReaders(ComposeProject system) throws Exception {
    Schema other =
        SchemaBuilder.record(CaseReport.SCHEMA$.getName())
            .namespace(CaseReport.SCHEMA$.getNamespace())
            .fields()
            .requiredInt("cases")
            .endRecord();
    try (SchemaRegistryClient registry = client(system)) {
      assertThatExceptionOfType(RestClientException.class)
          .isThrownBy(() -> registry.register(SUBJECT, new AvroSchema(other)))
          .satisfies(refusal -> assertThat(refusal.getStatus()).isEqualTo(409));
      assertThat(registry.getAllVersions(SUBJECT)).hasSize(1);
    }
  }

  @Test
  void shouldHoldEverySubjectToTheSame(ComposeProject system) throws Exception {
    try (SchemaRegistryClient registry = client(system)) {
      Collection<String> subjects = registry.getAllSubjects();
      assertThat(subjects).contains(SUBJECT);
      for (String subject : subjects) {
        assertThat(registry.getCompatibility(subject)).as(subject).isEqualTo("FULL_TRANSITIVE");
      }
    }
  }

  private static SchemaRegistryClient client(ComposeProject system) {
    return new CachedSchemaRegistryClient(system.registryUrl(), 100);
  }
}
