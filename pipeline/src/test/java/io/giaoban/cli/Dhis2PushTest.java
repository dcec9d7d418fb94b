package io.giaoban.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A DHIS2 instance that pushes to the whole program. */
class Dhis2PushTest {
  @TempDir private Path dir;

  @Test
  void shouldCountTheGoodValuesOfAPushThatHasABadOne() throws Exception {
    String login =
        "Basic "
            + Base64.getEncoder().encodeToString(("dhis2:" + GiaobanProcess.KEY).getBytes(UTF_8));
    try (GiaobanProcess giaoban =
        GiaobanProcess.standalone(
            dir.resolve("data"),
            "--clock=data",
            "--dhis2-mapping=" + Path.of("../docs/examples/dhis2-hanoi.yaml"))) {
      HttpResponse<String> answer =
          giaoban.send(
              "/api/dataValueSets?dataElementIdScheme=CODE&orgUnitIdScheme=CODE",
              login,
              "application/json",
              example("one-bad-value.json"));
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(json(answer).at("/response/rejectedIndexes").toString()).isEqualTo("[1]");
      assertThat(json(answer).at("/response/importCount/imported").asInt()).isEqualTo(2);

      giaoban.awaitCaughtUp();
      JsonNode day = giaoban.get("/v1/cities/VN-HN/units/017/days").get(0);
      assertThat(day.get("day").asText()).isEqualTo("2022-01-02");
      assertThat(day.get("newCases").asInt()).isEqualTo(232);
      assertThat(day.get("communityCases").asInt()).isEqualTo(36);
      assertThat(day.get("deaths").isNull()).isTrue();
      assertThat(giaoban.get("/v1/cities/VN-HN/days").get(0).get("newCases").asInt())
          .isEqualTo(232);

      String mended = example("one-bad-value.json").replace("không", "0");
      assertThat(giaoban.send("/v1/dataValueSets", login, "application/json", mended).statusCode())
          .isEqualTo(200);
      giaoban.awaitCaughtUp();
      JsonNode after = giaoban.get("/v1/cities/VN-HN/units/017/days").get(0);
      assertThat(after.get("newCases").asInt()).isEqualTo(232);
      assertThat(after.get("deaths").asInt()).isZero();
      assertThat(after.get("deaths").isNull()).isFalse();
    }
  }

  @Test
  void shouldTellTheOptionThatOpensTheDoor() throws Exception {
    try (GiaobanProcess giaoban =
        GiaobanProcess.standalone(dir.resolve("data"), TestCity.places(dir, 1))) {
      HttpResponse<String> answer =
          giaoban.send("/v1/dataValueSets", "ApiToken x", "application/json", "{}");
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(json(answer).get("detail").asText()).contains("--dhis2-mapping FILE");
    }
  }

  private static String example(String name) throws Exception {
    try (InputStream in =
        Dhis2PushTest.class.getResourceAsStream("/io/giaoban/gateway/dhis2/" + name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return new JsonMapper().readTree(answer.body());
  }
}
