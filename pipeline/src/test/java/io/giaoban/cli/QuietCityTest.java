package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city in which nobody reports, in the program as it runs live. */
class QuietCityTest {
  private static final Duration UNTIL_CUTOFF = Duration.ofSeconds(10);
  private static final Duration GRACE = Duration.ofSeconds(2);

  @TempDir private Path dir;

  @Test
  void shouldCloseADayThatNobodyReports() throws Exception {
    try (GiaobanProcess giaoban = GiaobanProcess.standalone(dir.resolve("data"))) {
      Instant cutoff = Instant.now().plus(UNTIL_CUTOFF).truncatedTo(ChronoUnit.SECONDS);
      Path places = Files.writeString(dir.resolve("quiet.yaml"), places(cutoff));
      assertThat(
              Giaoban.commandLine()
                  .execute(
                      "places", "put", "--bootstrap-servers=" + giaoban.kafka(), places.toString()))
          .isZero();

      JsonNode day = awaitClosed(giaoban);
      assertThat(Instant.parse(day.get("knownAt").asText())).isEqualTo(cutoff.plus(GRACE));
      assertThat(day.get("unitsExpected").asInt()).isEqualTo(2);
      assertThat(day.get("unitsReported").asInt()).isZero();
      assertThat(day.get("missingUnits")).extracting(JsonNode::asText).containsExactly("1", "2");
      assertThat(day.get("newCases").isNull()).isTrue();

      JsonNode next = giaoban.get("/v1/cities/XX-QU/days").get(1);
      assertThat(next.get("state").asText()).isEqualTo("open");
      JsonNode alert = giaoban.get("/v1/alerts?city=XX-QU").get(0);
      assertThat(alert.get("rule").asText()).isEqualTo("report-missing");
      assertThat(alert.get("headline").get("en").asText())
          .endsWith("late or missing: First, Second");
    }
  }

  private static JsonNode awaitClosed(GiaobanProcess giaoban) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> giaoban.get("/v1/cities/XX-QU/days"),
            days -> !days.isEmpty() && days.get(0).get("state").asText().equals("final"))
        .get(0);
  }

  /** Two units in a zone in which that instant is a full minute, as cut-offs are. */
  private static String places(Instant cutoff) {
    ZoneOffset zone = ZoneOffset.ofTotalSeconds(-Math.floorMod(cutoff.getEpochSecond(), 60));
    String time = LocalTime.ofInstant(cutoff, zone).toString();
    return """
        cities:
          - code: XX-QU
            name: Yên
            nameEn: Quiet
            timezone: "%s"
            cutoff: "%s"
            grace: %s
            units:
              - {code: "1", name: Một, nameEn: First}
              - {code: "2", name: Hai, nameEn: Second}
        """
        .formatted(zone, time.equals("00:00") ? "24:00" : time, GRACE);
  }
}
