package io.giaoban.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas in use against every schema ever released. */
class SchemaCompatibilityTest {
  private static final Path RELEASED = Path.of("released");
  private static final SchemaValidator FULL_TRANSITIVE =
      new SchemaValidatorBuilder().mutualReadStrategy().validateAll();
  private static final Map<String, Schema> IN_USE =
      Map.ofEntries(
          Map.entry("giaoban.acknowledgements-value", Acknowledgement.SCHEMA$),
          Map.entry("giaoban.alerts-value", Alert.SCHEMA$),
          Map.entry("giaoban.case-reports-value", CaseReport.SCHEMA$),
          Map.entry("giaoban.city-days-value", CityDay.SCHEMA$),
          Map.entry("giaoban.clock-value", Tick.SCHEMA$),
          Map.entry("giaoban.intake-counts-value", IntakeCounts.SCHEMA$),
          Map.entry("giaoban.rejected-reports-value", RejectedReport.SCHEMA$),
          Map.entry("giaoban.replayed-reports-value", ReplayedReport.SCHEMA$),
          Map.entry("giaoban.rule-health-value", RuleHealth.SCHEMA$),
          Map.entry("giaoban.submissions-value", SubmissionStatus.SCHEMA$),
          Map.entry("giaoban.subscription-progress-value", SubscriptionProgress.SCHEMA$),
          Map.entry("giaoban.deliveries-value", DeliveryAttempt.SCHEMA$),
          Map.entry("giaoban.unit-days-value", UnitDay.SCHEMA$),
          Map.entry("giaoban.vaccination-reports-value", VaccinationReport.SCHEMA$));

  @SuppressWarnings("unused") // by name, in @FieldSource
  private static final List<String> SUBJECTS = IN_USE.keySet().stream().sorted().toList();

  @ParameterizedTest
  @FieldSource("SUBJECTS")
  void shouldReadAndBeReadByEveryReleasedVersion(String subject) throws Exception {
    FULL_TRANSITIVE.validate(inUse(subject), released(subject));
  }

  @ParameterizedTest
  @FieldSource("SUBJECTS")
  void shouldBeTheLastReleasedVersion(String subject) throws IOException {
    List<Schema> released = released(subject);
    assertThat(inUse(subject))
        .as("released/%s/%s.avsc (see released/README.md)", subject, released.size())
        .isEqualTo(released.get(released.size() - 1));
  }

  @ParameterizedTest
  @FieldSource("SUBJECTS")
  void shouldSayWhatEveryFieldMeans(String subject) {
    assertThat(undocumented(IN_USE.get(subject))).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("SUBJECTS")
  void shouldReleaseNothingThatOnlyJavaUnderstands(String subject) throws IOException {
    for (Schema schema : released(subject)) {
      assertThat(schema.toString()).doesNotContain("avro.java.string");
      assertThat(undocumented(schema)).isEmpty();
    }
  }

  @Test
  void shouldHaveReleasedTheSubjectsInUseAndNoOther() throws IOException {
    try (Stream<Path> subjects = Files.list(RELEASED).filter(Files::isDirectory)) {
      assertThat(subjects.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(SUBJECTS);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // a field that older records do not have
        "'fields':[{'name':'ward','type':'string'},",
        // a field of another type, though of the same name
        "'fields':[{'name':'newCases','type':'string','default':''},",
      })
  void shouldRefuseAnIncompatibleChange(String fields) throws IOException {
    Schema changed = changed(fields);
    List<Schema> released = released("giaoban.case-reports-value");
    assertThatThrownBy(() -> FULL_TRANSITIVE.validate(changed, released))
        .isInstanceOf(SchemaValidationException.class);
  }

  @Test
  void shouldRefuseToDropAFieldThatOlderReadersNeed() throws IOException {
    Schema schema = inUse("giaoban.case-reports-value");
    Schema changed = withFields(schema, fields -> fields.subList(1, fields.size()));
    List<Schema> released = released("giaoban.case-reports-value");
    assertThatThrownBy(() -> FULL_TRANSITIVE.validate(changed, released))
        .isInstanceOf(SchemaValidationException.class);
  }

  @Test
  void shouldNoticeACompatibleChangeThatWasNotReleased() throws Exception {
    Schema changed = changed("'fields':[{'name':'wards','type':['null','int'],'default':null},");
    List<Schema> released = released("giaoban.case-reports-value");
    FULL_TRANSITIVE.validate(changed, released);
    assertThat(changed).isNotEqualTo(released.get(released.size() - 1));
  }

  /** The schema of case reports with these fields before its own; one of its own name gives way. */
  private static Schema changed(String fields) {
    String text = inUse("giaoban.case-reports-value").toString();
    if (fields.contains("newCases")) {
      text = text.replace("\"name\":\"newCases\"", "\"name\":\"oldCases\"");
    }
    return new Schema.Parser()
        .parse(text.replaceFirst("\"fields\":\\[", fields.replace('\'', '"')));
  }

  private static Schema withFields(Schema schema, UnaryOperator<List<Schema.Field>> change) {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : change.apply(schema.getFields())) {
      fields.add(new Schema.Field(field, field.schema()));
    }
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }

  /** The schema in use as it is registered: without what only our generated classes need. */
  private static Schema inUse(String subject) {
    String text = IN_USE.get(subject).toString();
    return new Schema.Parser()
        .parse(
            text.replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"")
                .replace(",\"avro.java.string\":\"String\"", ""));
  }

  /** All versions, 1.avsc first. */
  private static List<Schema> released(String subject) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(RELEASED.resolve(subject))) {
      files = found.sorted(Comparator.comparingInt(SchemaCompatibilityTest::version)).toList();
    }
    List<Schema> versions = new ArrayList<>();
    for (Path file : files) {
      versions.add(new Schema.Parser().parse(Files.readString(file)));
      assertThat(version(file)).as("%s: no version left out", file).isEqualTo(versions.size());
    }
    return versions;
  }

  private static int version(Path file) {
    return Integer.parseInt(file.getFileName().toString().replace(".avsc", ""));
  }

  /** The records, enums and fields without a doc, wherever they are nested. */
  private static List<String> undocumented(Schema schema) {
    List<String> found = new ArrayList<>();
    switch (schema.getType()) {
      case RECORD -> {
        note(schema.getFullName(), schema.getDoc(), found);
        for (Schema.Field field : schema.getFields()) {
          note(schema.getFullName() + "." + field.name(), field.doc(), found);
          found.addAll(undocumented(field.schema()));
        }
      }
      case ENUM -> note(schema.getFullName(), schema.getDoc(), found);
      case ARRAY -> found.addAll(undocumented(schema.getElementType()));
      case MAP -> found.addAll(undocumented(schema.getValueType()));
      case UNION -> schema.getTypes().forEach(type -> found.addAll(undocumented(type)));
      default -> {}
    }
    return found;
  }

  private static void note(String name, String doc, List<String> found) {
    if (doc == null || doc.isBlank()) {
      found.add(name);
    }
  }
}
