package io.giaoban.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.giaoban.backup.Manifest.SchemaCopy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Schemas come back under their ids where that can be, and always all of them. */
class SchemaReturnTest {
  private static final List<SchemaCopy> COPIES =
      List.of(
          new SchemaCopy(3, "a-value", 1, "FULL_TRANSITIVE", "\"string\""),
          new SchemaCopy(5, "b-value", 1, null, "\"int\""),
          new SchemaCopy(8, "a-value", 2, "FULL_TRANSITIVE", "\"long\""));

  private final Quiet listener = new Quiet();

  @Test
  void shouldImportUnderTheirIdsWhereAllAreFree() throws Exception {
    ConfluentLikeRegistry registry = new ConfluentLikeRegistry();
    assertThat(bring(registry)).isZero();
    assertThat(registry.getSchemaById(8)).isEqualTo(new AvroSchema("\"long\""));
    assertThat(registry.modes()).containsOnly("READWRITE");
    assertThat(registry.getConfig("a-value").getCompatibilityLevel()).isEqualTo("FULL_TRANSITIVE");
    assertThat(listener.said()).isEmpty();
  }

  @Test
  void shouldImportNoneWhereAnIdIsTaken() throws Exception {
    ConfluentLikeRegistry registry = new ConfluentLikeRegistry();
    for (String other : new String[] {"\"bytes\"", "\"float\"", "\"double\""}) {
      registry.register("somebody-elses", new AvroSchema(other));
    }
    assertThat(bring(registry)).isEqualTo(2);
    assertThat(registry.getAllVersions("a-value")).containsExactly(1, 2);
    assertThat(registry.modes()).doesNotContain("IMPORT");
  }

  @Test
  void shouldLetGoOfThoseThatImportWhereAnotherCannot() throws Exception {
    ConfluentLikeRegistry registry = new ConfluentLikeRegistry();
    registry.register("b-value", new AvroSchema("\"int\""));
    assertThat(bring(registry)).isPositive();
    assertThat(registry.modes()).doesNotContain("IMPORT");
    assertThat(registry.getAllVersions("a-value")).containsExactly(1, 2);
  }

  @Test
  void shouldLetGoOfSubjectsWhenASchemaIsRefused() {
    ConfluentLikeRegistry registry = new ConfluentLikeRegistry();
    registry.refuse("b-value");
    assertThatIllegalStateException()
        .isThrownBy(() -> bring(registry))
        .withMessageStartingWith("the schemas cannot be registered: refused");
    assertThat(registry.modes()).containsOnly("READWRITE");
  }

  @Test
  void shouldSayWhichSubjectsItCannotLetGoOf() {
    ConfluentLikeRegistry registry = new ConfluentLikeRegistry();
    registry.stayInMode("b-value");
    assertThat(bring(registry)).isZero();
    assertThat(listener.said())
        .singleElement()
        .asString()
        .contains("[b-value] in mode IMPORT (expected: READWRITE");
  }

  @Test
  void shouldDoWithoutModesAndWithoutLevelsOfWhatIsNotThere() throws Exception {
    ApicurioLikeRegistry registry = new ApicurioLikeRegistry();
    assertThat(bring(registry)).as("ids that were not counted from 1 without a gap").isEqualTo(3);
    assertThat(registry.getAllVersions("a-value")).containsExactly(1, 2);
    assertThat(registry.getConfig("a-value").getCompatibilityLevel()).isEqualTo("FULL_TRANSITIVE");
  }

  @Test
  void shouldTellWhichIdsAreTakenBeforeAnythingIsWritten() throws Exception {
    ConfluentLikeRegistry registry = new ConfluentLikeRegistry();
    for (String other : new String[] {"\"bytes\"", "\"float\"", "\"double\""}) {
      registry.register("somebody-elses", new AvroSchema(other));
    }
    assertThat(new SchemaReturn(registry, listener).taken(COPIES)).containsExactly(3);
    registry.keepsOfAnotherType(5);
    assertThat(new SchemaReturn(registry, listener).taken(COPIES)).containsExactly(3, 5);
  }

  @Test
  void shouldNotCopyWhatNoRecordOfOursCanHaveBeenWrittenWith() throws Exception {
    ConfluentLikeRegistry registry = new ConfluentLikeRegistry();
    registry.register("a-value", new AvroSchema("\"string\""));
    registry.keepsOfAnotherType(7);
    assertThat(new SchemaStock(registry).of(List.of("a-value", "absent"), List.of(1, 7, 99)))
        .extracting(SchemaCopy::id)
        .containsExactly(1);
  }

  private int bring(SchemaRegistryClient registry) {
    return new SchemaReturn(registry, listener).bring(COPIES).count();
  }
}
