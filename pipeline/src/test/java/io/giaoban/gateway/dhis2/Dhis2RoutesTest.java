package io.giaoban.gateway.dhis2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may push, how, and what a push is refused for as a whole. */
class Dhis2RoutesTest {
  private Door door;

  @BeforeEach
  void open() throws IOException {
    door = Door.open();
  }

  @AfterEach
  void close() {
    door.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer k:ey", "ApiToken k:ey", "apitoken k:ey", "basic:any:k:ey"})
  void shouldTakeTheKeyInEveryWayInWhichDhis2LogsIn(String login) throws Exception {
    HttpResponse<String> answer =
        door.push(
            "/api/dataValueSets",
            header(login),
            "application/json; charset=utf-8",
            Door.example("one-unit.json"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(door.accepted).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer key", "ApiToken", "Digest k:ey", "basic:k:ey", "Basic k:ey", "basic:k"})
  void shouldTurnAwayWithoutAKeyInDhis2sForm(String login) throws Exception {
    HttpResponse<String> answer =
        door.push(
            "/v1/dataValueSets", header(login), "application/json", Door.example("one-unit.json"));
    JsonNode said =
        assertRefused(answer, 401, "Unauthorized", "unknown or disabled key (expected: ");
    assertThat(said.get("message").asText()).doesNotContain("k:ey");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "async=true | 409 | async: \"true\" (expected: false",
        "orgUnitIdScheme=name | 409 | orgUnitIdScheme: \"name\" (expected: code or uid)",
        "idScheme=attribute:abc | 409 | (expected: code or uid)",
        "importStrategy=SYNC | 400 | importStrategy: \"SYNC\" (expected: CREATE_AND_UPDATE",
        "dryRun=1 | 400 | dryRun: \"1\" (expected: true or false)",
      })
  void shouldRefuseParametersThatItDoesNotUnderstand(String query, int status, String message)
      throws Exception {
    assertRefused(
        door.push("?" + query, Door.example("one-unit.json")),
        status,
        status == 409 ? "Conflict" : "Bad Request",
        message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dataElementIdScheme=CODE&orgUnitIdScheme=code&categoryOptionComboIdScheme=uid",
        "importStrategy=CREATE_AND_UPDATE&skipAudit=false&dryRun=false&async=false",
        "importStrategy=CREATE&force=true&preheatCache=true&skipExistingCheck=true",
        "importStrategy=NEW_AND_UPDATES"
      })
  void shouldTakeTheParametersOfAPush(String query) throws Exception {
    assertThat(door.push("?" + query, Door.example("one-unit.json")).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/xml", "application/csv", "application/adx+xml", "text/plain"})
  void shouldRefuseOtherFormats(String type) throws Exception {
    assertNotTaken(
        door.push("/v1/dataValueSets", "Bearer " + Door.KEY, type, "x"),
        415,
        "Content-Type \"" + type + "\" (expected: application/json)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dryRun=true&dryRun=false | parameter \"dryRun\" 2 times (expected: once)",
        "dryrun=true | parameter \"dryrun\" (expected: one of [async, ",
      })
  void shouldRefuseParametersThatItDoesNotKnow(String query, String message) throws Exception {
    assertNotTaken(door.push("?" + query, Door.example("one-unit.json")), 400, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "[] | body: no JSON object",
        "^^ | body: no JSON object",
        "{} | dataValues: none (expected: a list",
        "{\"dataValues\": {}} | dataValues: no list",
        "{\"dataValues\": [} | (line 1, column ",
        "{\"dataValues\": [] | body: ",
        "{\"dataValues\": []} {} | more after the end",
        "{\"dataValues\": [], \"dataValues\": []} | Duplicate field 'dataValues'",
        "{\"dataValues\": [], \"patient\": 1} | field \"patient\" (expected: one of [",
        "{\"dataValues\": [], \"period\": [1]} | period: [1] (expected: a text)",
        "{\"dataValues\": [], \"dryRun\": \"yes\"} | dryRun: \"yes\" (expected: true or false)",
        "{\"dataValues\": [], \"strategy\": \"ALL\"} | strategy: \"ALL\" (expected: ",
        "{\"dataValues\": [[[[[[[[[[]]]]]]]]]]} | nesting depth",
      })
  void shouldTakeNothingOfABodyThatIsNoDataValueSet(String body, String message) throws Exception {
    assertRefused(door.push(body), 400, "Bad Request", message);
  }

  @Test
  void shouldRefuseMoreValuesThanItCanHold() throws Exception {
    String values = "{},".repeat(DataValueSetReader.MOST_VALUES) + "{}";
    assertRefused(
        door.push("{\"dataValues\":[" + values + "]}"),
        413,
        "Content Too Large",
        "dataValues: more than 100000 (expected: at most so many; push them in parts)");
  }

  @Test
  void shouldRefuseMoreBytesThanItCanHold() throws Exception {
    assertRefused(
        door.push(" ".repeat((32 << 20) + 1)),
        413,
        "Content Too Large",
        "more than 33554432 bytes");
  }

  @Test
  void shouldAskForThePushAgainWhereItCouldNotBeMadeSafe() throws Exception {
    door.reachable = false;
    HttpResponse<String> answer = door.push(Door.example("one-unit.json"));
    assertRefused(answer, 503, "Service Unavailable", "could not be made safe");
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
  }

  @Test
  void shouldTellTheOptionWhereThereIsNoMapping() throws Exception {
    try (Door closed = Door.withoutMapping()) {
      HttpResponse<String> answer = closed.push(Door.example("one-unit.json"));
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("--dhis2-mapping FILE");
    }
  }

  private static String header(String login) {
    return login.startsWith("basic:")
        ? "Basic "
            + Base64.getEncoder().encodeToString(login.substring("basic:".length()).getBytes(UTF_8))
        : login;
  }

  private void assertNotTaken(HttpResponse<String> answer, int status, String message) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(message);
    assertThat(door.accepted).isEmpty();
    assertThat(door.rejected).isEmpty();
  }

  private JsonNode assertRefused(
      HttpResponse<String> answer, int status, String words, String message) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode said = Door.json(answer);
    assertThat(said.get("httpStatus").asText()).isEqualTo(words);
    assertThat(said.get("httpStatusCode").asInt()).isEqualTo(status);
    assertThat(said.get("status").asText()).isEqualTo("ERROR");
    assertThat(said.get("message").asText()).contains(message);
    assertThat(said.has("response")).isFalse();
    assertThat(door.accepted).isEmpty();
    assertThat(door.rejected).isEmpty();
    return said;
  }
}
