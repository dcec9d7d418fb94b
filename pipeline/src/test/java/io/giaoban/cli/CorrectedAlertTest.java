package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.giaoban.schema.Alert;
import io.giaoban.wire.TopicReader;
import io.giaoban.wire.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hà Nội's 2,045 cases of 2 January 2022, had they been corrected to 1,990 the next day and to
 * 2,010 on the day after: seen at the alerts' topic and at the API.
 */
class CorrectedAlertTest {
  private static final String ID = "VN-HN.cases-2000.2022-01-02";

  @Test
  void shouldCancelWithAReferenceAndComeBackUnderTheSameIdentity(@TempDir Path dir)
      throws Exception {
    try (GiaobanProcess giaoban = GiaobanProcess.standalone(dir.resolve("data"), "--clock=data")) {
      report(giaoban, 2_045, "2022-01-02T18:30:00+07:00");
      assertThat(last(giaoban).get("state").asText()).isEqualTo("raised");
      report(giaoban, 1_990, "2022-01-03T09:00:00+07:00");
      assertThat(last(giaoban).get("state").asText()).isEqualTo("cancelled");
      report(giaoban, 2_010, "2022-01-04T09:00:00+07:00");
      assertThat(last(giaoban).get("state").asText()).isEqualTo("raised");

      JsonNode history = giaoban.get("/v1/alerts/" + ID).get("history");
      assertThat(StreamSupport.stream(history.spliterator(), false))
          .extracting(
              message ->
                  "%s %s %s"
                      .formatted(
                          message.get("state").asText(),
                          message.get("reason").asText(),
                          message.get("value").asInt()))
          .containsExactly(
              "raised HOLDS 2045", "cancelled CORRECTED 1990", "raised HOLDS_AGAIN 2010");
      List<Alert> told = told(giaoban);
      assertThat(told).extracting(Alert::getSequence).containsExactly(1, 2, 3);
      assertThat(told)
          .extracting(Alert::getReferences)
          .containsExactly(List.of(), List.of(ID + "#1"), List.of(ID + "#2"));
      assertThat(told).extracting(Alert::getCompleteness).containsOnly(1.0);
      assertThat(told).extracting(Alert::getVersion).isSorted().doesNotHaveDuplicates();
    }
  }

  private static void report(GiaobanProcess giaoban, int cases, String at) throws Exception {
    giaoban.post(
        "application/json",
        """
        {"city": "VN-HN", "unit": "SYT", "day": "2022-01-02", "reportedAt": "%s", "newCases": %d}
        """
            .formatted(at, cases));
    giaoban.awaitCaughtUp();
  }

  private static JsonNode last(GiaobanProcess giaoban) throws Exception {
    return giaoban.get("/v1/alerts/" + ID);
  }

  /** What the topic has of the alert. */
  private static List<Alert> told(GiaobanProcess giaoban) {
    List<Alert> told = new ArrayList<>();
    TopicReader.of(giaoban.cluster())
        .read(
            Topics.ALERTS,
            record -> {
              Alert message = (Alert) record.value();
              return !message.getId().equals(ID) || told.add(message);
            });
    return told;
  }
}
