package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.SyndFeedInput;
import io.giaoban.dispatch.cap.CapReader;
import io.giaoban.wire.ClockMode;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Hà Nội's 2,045 cases of 2 January 2022, had they been corrected to 1,990 the next day and to
 * 2,010 on the day after: as the public reads it.
 */
class ToldPublicTest {
  private static final String KEY = "key";
  private static final String ID = "VN-HN.cases-2000.2022-01-02";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Parts parts = new Parts();
  private final Node node = Node.standalone(TestNodes.standalone(KEY, ClockMode.DATA), parts);

  @AfterEach
  void stop() {
    parts.close();
  }

  @Test
  void shouldTellAnAlertItsCancellationAndThatItIsBack() throws Exception {
    report(2_045, "2022-01-02T18:30:00+07:00");
    report(1_990, "2022-01-03T09:00:00+07:00");
    report(2_010, "2022-01-04T09:00:00+07:00");

    List<CapReader> told = new ArrayList<>();
    String feed = get(node.httpUrl() + "/v1/alerts.atom?city=VN-HN&rule=cases-2000");
    for (SyndEntry entry : new SyndFeedInput().build(new StringReader(feed)).getEntries()) {
      told.add(0, CapReader.of(get(entry.getLink())));
    }
    assertThat(told)
        .extracting(document -> document.get("msgType") + " " + document.get("sent"))
        .containsExactly(
            "Alert 2022-01-02T18:30:00+07:00",
            "Cancel 2022-01-03T09:00:00+07:00",
            "Update 2022-01-04T09:00:00+07:00");
    assertThat(told.get(0).get("vi-VN", "headline")).contains("Hà Nội: 2.045 ca mắc mới");
    assertThat(told.get(0).get("en-US", "headline")).contains("Hanoi: 2,045 new cases");
    assertThat(told.get(0).get("status")).isEqualTo("Actual");
    assertThat(told.get(1).references()).containsExactly(told.get(0).reference());
    assertThat(told.get(2).references()).containsExactly(told.get(1).reference());
    assertThat(CapReader.of(get(node.httpUrl() + "/v1/alerts/" + ID + ".cap")).reference())
        .isEqualTo(told.get(2).reference());
    assertThat(get(told.get(2).get("vi-VN", "web"))).contains("\"id\":\"" + ID + "\"");
  }

  private void report(int cases, String at) throws Exception {
    String report =
        """
        {"city": "VN-HN", "unit": "SYT", "day": "2022-01-02", "reportedAt": "%s", "newCases": %d}
        """
            .formatted(at, cases);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(node.httpUrl() + "/v1/reports"))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(report))
            .build();
    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    Awaitility.await().until(node::caughtUp);
  }

  private String get(String url) throws Exception {
    var answer =
        http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(url).isEqualTo(200);
    return answer.body();
  }
}
