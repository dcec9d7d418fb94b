package io.giaoban.gateway.dhis2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.schema.RejectedReport;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the values that DHIS2 pushes. */
class PushTest {
  private Door door;

  @BeforeEach
  void open() throws IOException {
    door = Door.open();
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void shouldMakeOneReportOfTheValuesOfAUnitAndDay() throws Exception {
    JsonNode answer = push(200, Door.example("one-unit.json"));
    assertThat(answer.get("httpStatus").asText()).isEqualTo("OK");
    assertThat(answer.get("httpStatusCode").asInt()).isEqualTo(200);
    assertThat(answer.get("status").asText()).isEqualTo("OK");
    assertThat(answer.get("message").asText()).isEqualTo("Import was successful.");
    JsonNode summary = answer.get("response");
    assertThat(summary.get("responseType").asText()).isEqualTo("ImportSummary");
    assertThat(summary.get("status").asText()).isEqualTo("SUCCESS");
    assertThat(summary.get("importCount").toString())
        .isEqualTo("{\"imported\":3,\"updated\":0,\"ignored\":0,\"deleted\":0}");
    assertThat(summary.get("importOptions").toString())
        .isEqualTo("{\"dryRun\":false,\"async\":false,\"importStrategy\":\"CREATE_AND_UPDATE\"}");
    assertThat(summary.get("conflicts")).isEmpty();
    assertThat(summary.get("rejectedIndexes")).isEmpty();
    assertThat(summary.get("dataSetComplete").asText()).isEqualTo("false");

    assertThat(door.accepted).hasSize(1);
    Report report = door.accepted.get(0);
    assertThat(report.kind()).isEqualTo(Kind.CASES);
    assertThat(report.city()).isEqualTo("VN-HN");
    assertThat(report.unit()).isEqualTo("017");
    assertThat(report.day()).isEqualTo(LocalDate.parse("2022-01-02"));
    assertThat(report.feed()).isEqualTo("default");
    assertThat(report.counts().toString())
        .isEqualTo("{newCases=232, communityCases=36, quarantineCases=196}");
    assertThat(door.rejected).isEmpty();
  }

  @Test
  void shouldMakeAReportOfEachUnitDayAndKind() throws Exception {
    push(200, Door.example("bulk.json"));
    assertThat(door.accepted)
        .extracting(Report::kind, Report::unit, r -> r.day().toString(), r -> r.counts().toString())
        .containsExactly(
            tuple(Kind.CASES, "017", "2022-01-01", "{newCases=201}"),
            tuple(Kind.CASES, "017", "2022-01-02", "{newCases=232, deaths=0}"),
            tuple(Kind.CASES, "009", "2022-01-02", "{newCases=227}"),
            tuple(Kind.VACCINATIONS, "017", "2022-01-02", "{dose 1=120, dose 1 frontline=80}"));
    assertThat(door.accepted.get(3).counts().get(new DoseMeasure(1, "frontline"))).isEqualTo(80);
  }

  @Test
  void shouldLetInGoodValuesBesideABadOneAndTellItsIndex() throws Exception {
    JsonNode answer = push(409, Door.example("one-bad-value.json"));
    assertThat(answer.get("httpStatus").asText()).isEqualTo("Conflict");
    assertThat(answer.get("status").asText()).isEqualTo("WARNING");
    JsonNode summary = answer.get("response");
    assertThat(summary.get("status").asText()).isEqualTo("WARNING");
    assertThat(counts(summary)).isEqualTo("2 0 1 0");
    assertThat(summary.get("rejectedIndexes").toString()).isEqualTo("[1]");
    assertThat(summary.get("conflicts").toString())
        .isEqualTo(
            """
            [{"object":"DEATHS","objects":{"dataElement":"DEATHS"},\
            "value":"BAD_VALUE: value: \\"không\\" (expected: a whole number >= 0 and < 2147483648, as 36 or 36.0)",\
            "errorCode":"E7619","property":"value","indexes":[1]}]""");
    assertThat(door.accepted).hasSize(1);
    assertThat(door.accepted.get(0).counts().toString())
        .isEqualTo("{newCases=232, communityCases=36}");
    assertThat(door.accepted.get(0).counts().get(CaseMeasure.DEATHS)).isNull();
  }

  @Test
  void shouldKeepABadValueAsADataValueSetThatNamesNobody() throws Exception {
    push(409, Door.example("one-bad-value.json"));
    assertThat(door.rejected).hasSize(1);
    RejectedReport rejected = door.rejected.get(0);
    assertThat(rejected.getReason()).isEqualTo("BAD_VALUE");
    assertThat(rejected.getIndex()).isEqualTo(1);
    assertThat(rejected.getFeed()).isEqualTo("default");
    String original = UTF_8.decode(rejected.getOriginal()).toString();
    assertThat(original)
        .isEqualTo(
            """
            {"dataValues":[{"dataElement":"DEATHS","period":"20220102","orgUnit":"017","value":"không"}]}""");
    assertThat(push(200, original.replace("không", "0")).get("status").asText()).isEqualTo("OK");
  }

  @Test
  void shouldKeepAnUnreadableValueWithoutWhatNamesSomebody() throws Exception {
    push(
        409,
        """
        {"dataValues": [{"dataElement": "CASES", "patient": 7, "storedBy": "nguyen", "comment": "tel"}]}
        """);
    assertThat(UTF_8.decode(door.rejected.get(0).getOriginal()).toString())
        .isEqualTo("{\"dataValues\":[{\"dataElement\":\"CASES\",\"patient\":7}]}");
  }

  @Test
  void shouldRefuseAllValuesOfAReportThatIsRefused() throws Exception {
    JsonNode summary =
        push(
                409,
                """
                {"period": "20220102", "dataValues": [
                  {"dataElement": "CASES", "orgUnit": "001", "value": "5"},
                  {"dataElement": "CASES", "orgUnit": "017", "value": "5"},
                  {"dataElement": "CASES_COMMUNITY", "orgUnit": "017", "value": "6"}]}
                """)
            .get("response");
    assertThat(counts(summary)).isEqualTo("1 0 2 0");
    assertThat(summary.get("rejectedIndexes").toString()).isEqualTo("[1,2]");
    JsonNode conflict = summary.get("conflicts").get(0);
    assertThat(conflict.get("indexes").toString()).isEqualTo("[1,2]");
    assertThat(conflict.get("value").asText()).startsWith("BREAKDOWN_MISMATCH: communityCases 6");
    assertThat(conflict.get("object").asText()).isEqualTo("017");
    assertThat(conflict.has("errorCode")).isFalse();
    assertThat(door.accepted).extracting(Report::unit).containsExactly("001");
    assertThat(door.rejected)
        .extracting(RejectedReport::getReason)
        .containsExactly("BREAKDOWN_MISMATCH");
    assertThat(UTF_8.decode(door.rejected.get(0).getOriginal()).toString())
        .contains("CASES_COMMUNITY", "\"value\":\"5\"", "20220102");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\"dataElement\": \"MASKS\", \"value\": \"1\" | E7610 | dataElement | MASKS | BAD_VALUE",
        "\"value\": \"1\" | E7610 | dataElement | ^^ | MISSING_FIELD",
        "\"dataElement\": \"CASES\", \"categoryOptionCombo\": \"AGE_0_4\", \"value\": \"1\" | E7613 | categoryOptionCombo | AGE_0_4 | BAD_VALUE",
        "\"dataElement\": \"DOSES\", \"value\": \"1\" | E7613 | categoryOptionCombo | ^^ | BAD_VALUE",
        "\"dataElement\": \"CASES\", \"attributeOptionCombo\": \"USAID\", \"value\": \"1\" | E7615 | attributeOptionCombo | USAID | BAD_VALUE",
        "\"dataElement\": \"CASES\" | E7618 | value | CASES | MISSING_FIELD",
        "\"dataElement\": \"CASES\", \"value\": \"\" | E7618 | value | CASES | MISSING_FIELD",
        "\"dataElement\": \"CASES\", \"value\": \"many\" | E7619 | value | CASES | BAD_VALUE",
        "\"dataElement\": \"CASES\", \"value\": \"1.234\" | E7619 | value | CASES | BAD_VALUE",
        "\"dataElement\": \"CASES\", \"value\": \"1.000\" | E7619 | value | CASES | BAD_VALUE",
        "\"dataElement\": \"CASES\", \"value\": \"2147483648\" | E7619 | value | CASES | BAD_VALUE",
        "\"dataElement\": \"CASES\", \"value\": \"-1\" | E7619 | value | CASES | NEGATIVE_COUNT",
        "\"dataElement\": \"CASES\", \"value\": [1] | E7619 | value | CASES | BAD_VALUE",
        "\"dataElement\": \"CASES\", \"value\": \"9000000\" | E7619 | value | CASES | COUNT_IMPOSSIBLE",
        "\"dataElement\": \"CASES\", \"value\": \"1\", \"deleted\": \"yes\" | E7619 | value | CASES | BAD_VALUE",
        "\"dataElement\": \"CASES\", \"value\": \"1\", \"lastUpdated\": \"noon\" | ^^ | ^^ | 017 | BAD_VALUE",
        "\"dataElement\": \"CASES\", \"value\": \"1\", \"name\": \"A\" | ^^ | ^^ | ^^ | UNKNOWN_FIELD",
        "\"dataElement\": \"CASES\", \"value\": \"1\", \"period\": \"20220101\" | E7611 | period | 20220101 | BAD_VALUE",
        "\"dataElement\": \"CASES\", \"value\": \"1\", \"orgUnit\": \"001\" | E7612 | orgUnit | 001 | BAD_VALUE",
      })
  void shouldRefuseAValueInConflict(
      String value, String code, String property, String object, String reason) throws Exception {
    assertConflict(
        "{\"period\": \"20220102\", \"orgUnit\": \"017\", \"dataValues\": [{" + value + "}]}",
        code,
        property,
        object,
        reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2022W1 | 017 | E7611 | period | 2022W1 | BAD_VALUE",
        "202201 | 017 | E7611 | period | 202201 | BAD_VALUE",
        "2022 | 017 | E7611 | period | 2022 | BAD_VALUE",
        "20220230 | 017 | E7611 | period | 20220230 | BAD_VALUE",
        "20220104 | 017 | E7641 | period | 20220104 | DAY_IN_FUTURE",
        "20220102 | 999 | E7612 | orgUnit | 999 | UNKNOWN_UNIT",
      })
  void shouldRefuseAPeriodOrUnitInConflict(
      String period, String unit, String code, String property, String object, String reason)
      throws Exception {
    assertConflict(
        """
        {"dataValues": [{"dataElement": "CASES", "value": "1", "period": "%s", "orgUnit": "%s"}]}
        """
            .formatted(period, unit),
        code,
        property,
        object,
        reason);
  }

  private void assertConflict(
      String body, String code, String property, String object, String reason) throws Exception {
    JsonNode answer = push(409, body);
    assertThat(answer.get("status").asText()).isEqualTo("ERROR");
    JsonNode summary = answer.get("response");
    assertThat(summary.get("status").asText()).isEqualTo("ERROR");
    assertThat(counts(summary)).isEqualTo("0 0 1 0");
    JsonNode conflict = summary.get("conflicts").get(0);
    assertThat(conflict.path("errorCode").asText()).isEqualTo(code);
    assertThat(conflict.path("property").asText()).isEqualTo(property);
    assertThat(conflict.path("object").asText()).isEqualTo(object);
    assertThat(conflict.path("value").asText()).startsWith(reason + ": ").contains("(expected: ");
    assertThat(conflict.get("indexes").toString()).isEqualTo("[0]");
    assertThat(conflict.has("objects")).isEqualTo(!code.isEmpty());
    assertThat(door.accepted).isEmpty();
    assertThat(door.rejected).extracting(RejectedReport::getReason).containsExactly(reason);
  }

  @Test
  void shouldTakeNoneOfTwoValuesThatStateTheSame() throws Exception {
    JsonNode summary =
        push(
                409,
                """
                {"period": "20220102", "orgUnit": "017", "dataValues": [
                  {"dataElement": "CASES", "value": "5"},
                  {"dataElement": "DEATHS", "value": "1"},
                  {"dataElement": "CASES", "categoryOptionCombo": "default", "value": "7"}]}
                """)
            .get("response");
    assertThat(counts(summary)).isEqualTo("1 0 2 0");
    assertThat(summary.get("conflicts")).hasSize(1);
    assertThat(summary.get("rejectedIndexes").toString()).isEqualTo("[0,2]");
    assertThat(summary.get("conflicts").get(0).get("value").asText())
        .isEqualTo(
            "COUNT_STATED_TWICE: newCases of unit \"017\", 2022-01-02, by several values (expected: by one)");
    assertThat(door.accepted.get(0).counts().toString()).isEqualTo("{deaths=1}");
  }

  @Test
  void shouldTellConflictsOfTheSameReasonOnce() throws Exception {
    JsonNode summary =
        push(
                409,
                """
                {"period": "20220102", "dataValues": [
                  {"dataElement": "MASKS", "orgUnit": "001", "value": "5"},
                  {"dataElement": "MASKS", "orgUnit": "017", "value": "7"}]}
                """)
            .get("response");
    assertThat(summary.get("conflicts")).hasSize(1);
    assertThat(summary.get("conflicts").get(0).get("indexes").toString()).isEqualTo("[0,1]");
  }

  @Test
  void shouldTakeWhatAnExchangeOf241Pushes() throws Exception {
    push(200, Door.example("exchange-2.41.json"));
    Report report = door.accepted.get(0);
    assertThat(report.counts().toString()).isEqualTo("{newCases=232, tests=4100}");
    assertThat(report.reportedAt()).isEqualTo(Door.NOW);
    assertThat(report.revision()).isEqualTo(Door.NOW.toEpochMilli());
  }

  @Test
  void shouldAnswerAnExchangeOf243InItsOwnCodes() throws Exception {
    JsonNode summary = push(409, Door.example("exchange-2.43.json")).get("response");
    assertThat(summary.get("conflicts").get(0).get("errorCode").asText()).isEqualTo("E8103");
    assertThat(door.accepted.get(0).counts().toString()).isEqualTo("{newCases=232}");
  }

  @Test
  void shouldOrderReportsByReceiptAndTellWhenTheirValuesWereChangedAtLast() throws Exception {
    push(
        200,
        """
        {"period": "20220102", "orgUnit": "017", "dataValues": [
          {"dataElement": "CASES", "value": "5", "lastUpdated": "2022-01-02T18:10:00.000+0700"},
          {"dataElement": "DEATHS", "value": "0", "lastUpdated": "2022-01-02T11:20:00Z"},
          {"dataElement": "TESTS", "value": "9", "lastUpdated": "2022-01-02T23:00:00.000"}]}
        """);
    Report report = door.accepted.get(0);
    assertThat(report.reportedAt()).isEqualTo(Instant.parse("2022-01-02T11:20:00Z"));
    assertThat(report.revision()).isEqualTo(Door.NOW.toEpochMilli());
  }

  @Test
  void shouldRetractAReportOfWhichEveryValueIsDeleted() throws Exception {
    String all =
        set(
            Stream.of(
                    "CASES",
                    "CASES_COMMUNITY",
                    "CASES_QUARANTINE",
                    "CASES_LOCKDOWN",
                    "CASES_BACKLOG",
                    "RECOVERED",
                    "DEATHS",
                    "TESTS",
                    "TESTS_POSITIVE")
                .map(element -> "{\"dataElement\": \"" + element + "\"}")
                .collect(Collectors.joining(",")));
    JsonNode summary = Door.json(door.push("?importStrategy=DELETE", all)).get("response");
    assertThat(counts(summary)).isEqualTo("0 0 0 9");
    assertThat(summary.get("status").asText()).isEqualTo("SUCCESS");
    assertThat(door.accepted).hasSize(1);
    assertThat(door.accepted.get(0).retracted()).isTrue();
    assertThat(door.accepted.get(0).counts().size()).isZero();
  }

  @Test
  void shouldRefuseToDeleteSomeValuesOnly() throws Exception {
    JsonNode summary =
        Door.json(door.push("?importStrategy=DELETE", Door.example("one-unit.json")))
            .get("response");
    assertThat(counts(summary)).isEqualTo("0 0 3 0");
    assertThat(summary.get("conflicts").get(0).get("value").asText())
        .startsWith("NOTHING_STATED: only some values deleted (expected: those of [backlogCases, ");
    assertThat(door.accepted).isEmpty();
  }

  @Test
  void shouldLeaveOutDeletedValuesBesideThoseThatRemain() throws Exception {
    JsonNode summary =
        push(
                200,
                set(
                    "{\"dataElement\": \"CASES\", \"value\": \"5\"},"
                        + "{\"dataElement\": \"DEATHS\", \"value\": \"1\", \"deleted\": true}"))
            .get("response");
    assertThat(counts(summary)).isEqualTo("1 0 0 1");
    assertThat(door.accepted.get(0).counts().toString()).isEqualTo("{newCases=5}");
    assertThat(door.accepted.get(0).retracted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"?dryRun=true", ""})
  void shouldOnlyCheckInADryRun(String query) throws Exception {
    String body = Door.example("one-bad-value.json");
    HttpResponse<String> answer =
        door.push(query, query.isEmpty() ? body.replaceFirst("\\{", "{\"dryRun\": true,") : body);
    assertThat(answer.statusCode()).isEqualTo(409);
    JsonNode summary = Door.json(answer).get("response");
    assertThat(counts(summary)).isEqualTo("2 0 1 0");
    assertThat(summary.get("importOptions").get("dryRun").asBoolean()).isTrue();
    assertThat(door.accepted).isEmpty();
    assertThat(door.rejected).isEmpty();
  }

  @Test
  void shouldTakeASetWithoutValues() throws Exception {
    assertThat(counts(push(200, "{\"dataValues\": []}").get("response"))).isEqualTo("0 0 0 0");
  }

  private static String set(String values) {
    return "{\"period\": \"20220102\", \"orgUnit\": \"017\", \"dataValues\": [" + values + "]}";
  }

  private JsonNode push(int status, String body) throws Exception {
    HttpResponse<String> answer = door.push(body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Door.json(answer);
  }

  /** How many values were imported, updated, ignored and deleted. */
  private static String counts(JsonNode summary) {
    JsonNode count = summary.get("importCount");
    return "%d %d %d %d"
        .formatted(
            count.get("imported").asInt(),
            count.get("updated").asInt(),
            count.get("ignored").asInt(),
            count.get("deleted").asInt());
  }
}
