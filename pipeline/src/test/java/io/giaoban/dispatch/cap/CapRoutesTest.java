package io.giaoban.dispatch.cap;

import static io.giaoban.dispatch.cap.Telling.ID;
import static io.giaoban.schema.AlertState.CANCELLED;
import static io.giaoban.schema.AlertState.RAISED;
import static io.giaoban.schema.AlertState.RESOLVED;
import static io.giaoban.schema.AlertState.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import io.giaoban.place.Places;
import io.giaoban.schema.Alert;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The feed as a library not ours reads it, and the documents that it links. */
class CapRoutesTest {
  private static final String UNIT_ALERT = "VN-HN.001.cases-2000.2022-01-02";

  private final Telling telling = new Telling();
  private final ServedAlerts served = new ServedAlerts(telling, Places.of(List.of(Telling.CITY)));

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void shouldLinkEveryPublicMessageTheNewestFirst() {
    telling.tell(RAISED, UPDATED);
    telling.tell(UPDATED, message -> message.setSilencedBy("night"));
    telling.tell(RESOLVED);
    SyndFeed feed = served.feed("");
    assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
    assertThat(feed.getTitle()).isEqualTo("Cảnh báo dịch bệnh");
    assertThat(feed.getAuthors().get(0).getName()).isEqualTo("Sở Y tế Hà Nội");
    assertThat(feed.getEntries())
        .extracting(SyndEntry::getUri)
        .containsExactly(
            "tag:canhbao@hanoi.example,2022-01-02:" + ID + ":4",
            "tag:canhbao@hanoi.example,2022-01-02:" + ID + ":2",
            "tag:canhbao@hanoi.example,2022-01-02:" + ID + ":1");
    assertThat(feed.getPublishedDate()).isEqualTo(feed.getEntries().get(0).getUpdatedDate());
    for (SyndEntry entry : feed.getEntries()) {
      SyndLink link = alternate(entry);
      assertThat(link.getType()).isEqualTo("application/cap+xml");
      HttpResponse<String> answer = served.follow(link.getHref());
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/cap+xml");
      CapReader document = CapReader.of(answer.body());
      assertThat(entry.getUri()).endsWith(document.get("identifier"));
      assertThat(entry.getUpdatedDate()).isEqualTo(document.get("sent"));
      assertThat(entry.getTitle()).isEqualTo(document.get("vi-VN", "headline"));
      assertThat(entry.getDescription().getValue()).isEqualTo(document.get("vi-VN", "description"));
    }
  }

  @Test
  void shouldSayItInEnglishWhereAsked() {
    telling.tell(RAISED, message -> message.setHeadline(Map.of("vi", "2.045 ca", "en", "2,045")));
    assertThat(served.feed("").getEntries().get(0).getTitle()).isEqualTo("2.045 ca");
    SyndFeed english = served.feed("?lang=en");
    assertThat(english.getTitle()).isEqualTo("Epidemic alerts");
    assertThat(served.get(".atom?lang=en").body()).contains("xml:lang=\"en-US\"");
    assertThat(english.getEntries().get(0).getTitle()).isEqualTo("2,045");
  }

  @ParameterizedTest
  @CsvSource({
    "?city=VN-HN,                  2",
    "?rule=cases-2000,             1",
    "?rule=cases-3000,             1",
    "?rule=cases-3000&severity=severe, 0",
    "?severity=extreme,            1",
    "?severity=minor,              0",
  })
  void shouldTellOnlyWhatIsAskedFor(String query, int entries) {
    telling.tell(RAISED);
    telling.tell(
        "VN-HN.cases-3000.2022-01-02",
        RAISED,
        message -> {
          message.setRule("cases-3000");
          message.setSeverity("extreme");
        });
    SyndFeed feed = served.feed(query);
    assertThat(feed.getEntries()).hasSize(entries);
    assertThat(feed.getUri()).isEqualTo("https://canhbao.example/v1/alerts.atom" + query);
  }

  @Test
  void shouldTellTheLastHundred() {
    for (int i = 0; i < 60; i++) {
      Duration later = Duration.ofDays(i);
      String id = ID + "." + i;
      telling.tell(id, RAISED, message -> message.setKnownAt(Telling.FIRST.plus(later)));
      telling.tell(id, UPDATED, message -> message.setKnownAt(Telling.FIRST.plus(later)));
    }
    List<String> uris = served.feed("").getEntries().stream().map(SyndEntry::getUri).toList();
    assertThat(uris).hasSize(100).doesNotHaveDuplicates();
    assertThat(uris.get(0)).endsWith(".59:2");
    assertThat(uris.get(1)).endsWith(".59:1");
    assertThat(uris.get(99)).endsWith(".10:1");
  }

  @Test
  void shouldBeAFeedWhereNothingWasTold() {
    assertThat(served.feed("").getEntries()).isEmpty();
  }

  @Test
  void shouldTellWhoKnowsItAlready() {
    telling.tell(RAISED);
    for (String path : List.of(".atom", "/" + ID + ".cap", "/" + ID + "/1.cap")) {
      String etag = served.get(path).headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> again = served.get(path, "If-None-Match", etag);
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
    String feed = served.get(".atom").headers().firstValue("ETag").orElseThrow();
    telling.tell(UPDATED);
    assertThat(served.get(".atom", "If-None-Match", feed).statusCode()).isEqualTo(200);
  }

  @Test
  void shouldAnswerWithTheLastPublicMessage() {
    telling.tell(RAISED, UPDATED);
    telling.tell(UPDATED, message -> message.setInhibitedBy("cases-3000"));
    assertThat(document("/" + ID + ".cap").get("identifier")).isEqualTo(ID + ":2");
    telling.tell(CANCELLED);
    assertThat(document("/" + ID + ".cap").get("msgType")).isEqualTo("Cancel");
  }

  @Test
  void shouldKeepEveryDocumentThatOthersReferTo() {
    telling.tell(RAISED, UPDATED, RESOLVED);
    List<String> seen = new ArrayList<>();
    CapReader document = document("/" + ID + ".cap");
    while (!document.references().isEmpty()) {
      seen.add(document.get("identifier"));
      String identifier = document.references().get(0).split(",", -1)[1];
      CapReader earlier = document("/" + identifier.replace(":", "/") + ".cap");
      assertThat(document.references()).containsExactly(earlier.reference());
      document = earlier;
    }
    assertThat(seen).containsExactly(ID + ":3", ID + ":2");
  }

  @ParameterizedTest
  @CsvSource({
    "/none.cap,          404, 'alert: \"none\" (expected: one of /v1/alerts.atom)'",
    "/%ID%/9.cap,        404, '#9\" (expected: one of /v1/alerts.atom)'",
    "/%ID%/2.cap,        404, '#2\" (expected: one of /v1/alerts.atom)'",
    "/%ID%/x.cap,        400, 'sequence: \"x\"'",
    "/%ID%/0.cap,        400, 'sequence: \"0\"'",
    "/muted.cap,         404, 'alert: \"muted\"'",
    ".atom?city=XX-AA,   400, 'city: \"XX-AA\" (expected: a city that reports here)'",
    ".atom?severity=bad, 400, 'severity: \"bad\"'",
    ".atom?lang=fr,      400, 'lang: \"fr\" (expected: one of [vi, en])'",
  })
  void shouldRefuseByNameAndExpectation(String path, int status, String detail) {
    telling.tell(RAISED);
    telling.tell(UPDATED, message -> message.setSilencedBy("night"));
    telling.tell("muted", RAISED, message -> message.setBackfill(true));
    HttpResponse<String> answer = served.get(path.replace("%ID%", ID));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(detail);
  }

  @ParameterizedTest
  @CsvSource({
    ID + ", " + ID,
    UNIT_ALERT + ", " + UNIT_ALERT,
    "'VN-HN.a,b<&é.r.2022', VN-HN.a%2Cb%3C%26%C3%A9.r.2022"
  })
  void shouldFindAlertsWhateverTheirIdsAre(String id, String encoded) {
    telling.tell(id, RAISED, message -> {});
    assertThat(document("/" + encoded + ".cap").get("incidents")).isEqualTo(id);
    assertThat(document("/" + encoded + "/1.cap").get("identifier")).isEqualTo(encoded + ":1");
    assertThat(alternate(served.feed("").getEntries().get(0)).getHref())
        .isEqualTo("https://canhbao.example/v1/alerts/" + encoded + "/1.cap");
    assertThat(served.get("/" + encoded).body()).contains("\"history\"");
  }

  @Test
  void shouldStillTellOfACityThatReportsNoMore() {
    Alert message = telling.tell("XX-AA.r.2022-01-02", RAISED, alert -> alert.setCity("XX-AA"));
    CapReader document = document("/" + message.getId() + ".cap");
    assertThat(document.get("sent")).isEqualTo("2022-01-02T11:05:00+00:00");
    assertThat(document.get("vi-VN", "areaDesc")).isEqualTo("XX-AA");
    assertThat(served.feed("").getEntries()).hasSize(1);
  }

  private CapReader document(String path) {
    HttpResponse<String> answer = served.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return CapReader.of(answer.body());
  }

  private static SyndLink alternate(SyndEntry entry) {
    return entry.getLinks().stream()
        .filter(link -> link.getRel().equals("alternate"))
        .findFirst()
        .orElseThrow();
  }
}
