package io.giaoban.dispatch.cap;

import static io.giaoban.dispatch.cap.Telling.ID;
import static io.giaoban.schema.AlertState.CANCELLED;
import static io.giaoban.schema.AlertState.RAISED;
import static io.giaoban.schema.AlertState.RESOLVED;
import static io.giaoban.schema.AlertState.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message says in CAP's words. */
class CapDocumentsTest {
  private static final String FIRST =
      "canhbao@hanoi.example," + ID + ":1,2022-01-02T18:05:00+07:00";

  private final Telling telling = new Telling();

  @Test
  void shouldNameTheMessageAndItsAlert() {
    CapReader document = telling.tell(RAISED).last();
    assertThat(document.get("identifier")).isEqualTo(ID + ":1");
    assertThat(document.get("sender")).isEqualTo("canhbao@hanoi.example");
    assertThat(document.get("sent")).isEqualTo("2022-01-02T18:05:00+07:00");
    assertThat(document.get("status")).isEqualTo("Exercise");
    assertThat(document.get("scope")).isEqualTo("Public");
    assertThat(document.get("incidents")).isEqualTo(ID);
    assertThat(document.languages()).containsExactly("vi-VN", "en-US");
  }

  @Test
  void shouldTellAnAlertFirstAndUpdatesThereafter() {
    CapReader first = telling.tell(RAISED).last();
    assertThat(first.get("msgType")).isEqualTo("Alert");
    assertThat(first.references()).isEmpty();
    assertThat(first.reference()).isEqualTo(FIRST);
    CapReader second = telling.tell(UPDATED).last();
    assertThat(second.get("msgType")).isEqualTo("Update");
    assertThat(second.references()).containsExactly(FIRST);
    CapReader third = telling.tell(UPDATED).last();
    assertThat(third.references()).containsExactly(second.reference());
  }

  @Test
  void shouldCancelWhatLostItsGround() {
    CapReader document = telling.tell(RAISED, CANCELLED).last();
    assertThat(document.get("msgType")).isEqualTo("Cancel");
    assertThat(document.references()).containsExactly(FIRST);
    assertThat(document.get("vi-VN", "responseType")).isEqualTo("None");
    assertThat(document.get("vi-VN", "urgency")).isEqualTo("Past");
  }

  @Test
  void shouldSayAllClearWhereItEnded() {
    CapReader document = telling.tell(RAISED, RESOLVED).last();
    assertThat(document.get("msgType")).isEqualTo("Update");
    assertThat(document.references()).containsExactly(FIRST);
    assertThat(document.get("en-US", "responseType")).isEqualTo("AllClear");
    assertThat(document.get("en-US", "urgency")).isEqualTo("Past");
  }

  @Test
  void shouldReferToNothingThatWasNotPublic() {
    telling.tell(RAISED);
    telling.tell(UPDATED, message -> message.setSilencedBy("night"));
    assertThat(telling.tell(UPDATED).last().references()).containsExactly(FIRST);
  }

  @Test
  void shouldTellAnAlertWhereNothingBeforeWasPublic() {
    telling.tell(RAISED, message -> message.setInhibitedBy("cases-3000"));
    CapReader document = telling.tell(UPDATED).last();
    assertThat(document.get("msgType")).isEqualTo("Alert");
    assertThat(document.references()).isEmpty();
  }

  @Test
  void shouldReferToWhatThePublicHeardOfAlertsThatWereJoined() {
    String other = "VN-HN.cases-2000.2022-01-05";
    String unheard = "VN-HN.cases-2000.2022-01-08";
    telling.tell(RAISED);
    telling.tell(other, RAISED, message -> {});
    telling.tell(other, UPDATED, message -> message.setSilencedBy("night"));
    telling.tell(other, UPDATED, message -> {});
    telling.tell(unheard, RAISED, message -> message.setSilencedBy("night"));
    telling.tell(
        UPDATED,
        message -> message.setReferences(List.of(ID + "#1", other + "#2", unheard + "#1")));
    assertThat(telling.last().references())
        .containsExactly(FIRST, FIRST.replace(ID + ":1", other + ":1"));
  }

  @ParameterizedTest
  @CsvSource({
    "extreme,  Extreme,  Immediate",
    "severe,   Severe,   Expected",
    "moderate, Moderate, Future",
    "minor,    Minor,    Future"
  })
  void shouldSayHowBadAndHowUrgentItIsByTheRule(String rule, String severity, String urgency) {
    telling.tell(RAISED, message -> message.setSeverity(rule));
    for (String language : telling.last().languages()) {
      assertThat(telling.last().get(language, "category")).isEqualTo("Health");
      assertThat(telling.last().get(language, "severity")).isEqualTo(severity);
      assertThat(telling.last().get(language, "urgency")).isEqualTo(urgency);
    }
  }

  @ParameterizedTest
  @CsvSource({"true, Likely, still open", "false, Observed, is closed"})
  void shouldSayHowSureTheFiguresAre(boolean provisional, String certainty, String words) {
    telling.tell(RAISED, message -> message.setProvisional(provisional));
    assertThat(telling.last().get("en-US", "certainty")).isEqualTo(certainty);
    assertThat(telling.last().get("en-US", "description")).contains(words);
  }

  @Test
  void shouldSayTheFiguresInBothLanguages() {
    telling.tell(
        RAISED,
        message -> {
          message.setReason("NEW_PEAK");
          message.setLastDay(Telling.DAY.plusDays(1));
          message.setPeak(2_145.5);
          message.setCompleteness(0.999);
        });
    assertThat(telling.last().get("vi-VN", "description"))
        .isEqualTo(
            "Số liệu cao nhất từ đầu đợt. Số liệu ngày 02/01/2022: 2.045. "
                + "Kéo dài từ 02/01/2022 đến 03/01/2022; cao nhất 2.145,5, ngày 02/01/2022. "
                + "99% đơn vị đã báo cáo. Ngày báo cáo đã kết thúc.");
    assertThat(telling.last().get("en-US", "description"))
        .isEqualTo(
            "The figure is higher than ever since it began. Figure of Jan 2, 2022: 2,045. "
                + "From Jan 2, 2022 to Jan 3, 2022; at most 2,145.5, on Jan 2, 2022. "
                + "99% of the units have reported. The reporting day is closed.");
  }

  @Test
  void shouldSayOneDayAsOne() {
    CapReader document = telling.tell(RAISED).last();
    assertThat(document.get("vi-VN", "description"))
        .contains("Trong một ngày, 02/01/2022; cao nhất 2.045.");
    assertThat(document.get("en-US", "description"))
        .contains("On one day, Jan 2, 2022; at most 2,045.");
  }

  @Test
  void shouldSayThatAFigureIsNotKnown() {
    telling.tell(
        RAISED,
        message -> {
          message.setValue(null);
          message.setCompleteness(null);
        });
    assertThat(telling.last().get("en-US", "description"))
        .contains("Figure of Jan 2, 2022: not known.")
        .doesNotContain("units");
    assertThat(telling.last().values("en-US", "parameter"))
        .doesNotContainKeys("value", "completeness");
  }

  @Test
  void shouldCarryTheFiguresForPrograms() {
    telling.tell(RAISED, message -> message.setReason("HOLDS"));
    CapReader document = telling.last();
    assertThat(document.values("vi-VN", "parameter"))
        .containsOnly(
            entry("rule", "cases-2000"),
            entry("state", "raised"),
            entry("reason", "HOLDS"),
            entry("firstDay", "2022-01-02"),
            entry("lastDay", "2022-01-02"),
            entry("day", "2022-01-02"),
            entry("value", "2045"),
            entry("peak", "2045"),
            entry("peakDay", "2022-01-02"),
            entry("provisional", "false"),
            entry("completeness", "1"),
            entry("version", "1"),
            entry("sequence", "1"));
    assertThat(document.values("vi-VN", "eventCode"))
        .containsOnly(entry("giaoban:rule", "cases-2000"));
    assertThat(document.get("vi-VN", "web")).isEqualTo("https://canhbao.example/v1/alerts/" + ID);
    assertThat(document.get("vi-VN", "senderName")).isEqualTo("Sở Y tế Hà Nội");
  }

  @Test
  void shouldBeginWhenTheFirstReportingDayBegan() {
    CapReader document = telling.tell(RAISED).last();
    assertThat(document.get("vi-VN", "onset")).isEqualTo("2022-01-01T18:00:00+07:00");
    assertThat(document.get("vi-VN", "effective")).isEqualTo("2022-01-02T18:05:00+07:00");
  }

  @Test
  void shouldSayHeadlineAndAdviceInEachLanguage() {
    telling.tell(
        RAISED,
        message -> {
          message.setHeadline(Map.of("vi", "2.045 ca <mới> & hơn", "en", "2,045 new cases"));
          message.setAdvice(Map.of("vi", "Rà soát giường bệnh.", "en", "Check beds."));
        });
    CapReader document = telling.last();
    assertThat(document.get("vi-VN", "headline")).isEqualTo("2.045 ca <mới> & hơn");
    assertThat(document.get("en-US", "headline")).isEqualTo("2,045 new cases");
    assertThat(document.get("vi-VN", "instruction")).isEqualTo("Rà soát giường bệnh.");
    assertThat(document.get("en-US", "instruction")).isEqualTo("Check beds.");
    assertThat(document.get("en-US", "responseType")).isEqualTo("Prepare");
  }

  @Test
  void shouldHaveAHeadlineWhereTheRuleHasNone() {
    CapReader document = telling.tell(RAISED).last();
    assertThat(document.get("vi-VN", "headline"))
        .isEqualTo("Hà Nội: cảnh báo dịch bệnh cases-2000");
    assertThat(document.get("en-US", "headline")).isEqualTo("Hanoi: epidemic alert cases-2000");
    assertThat(document.get("en-US", "responseType")).isEqualTo("Monitor");
    assertThat(document.get("en-US", "instruction")).isEmpty();
  }

  @Test
  void shouldSayWhereItIs() {
    CapReader city = telling.tell(RAISED).last();
    assertThat(city.get("vi-VN", "areaDesc")).isEqualTo("Hà Nội");
    assertThat(city.values("vi-VN", "geocode")).containsOnly(entry("ISO3166-2", "VN-HN"));
    telling.tell(UPDATED, message -> message.setUnit("001"));
    CapReader unit = telling.last();
    assertThat(unit.get("vi-VN", "areaDesc")).isEqualTo("Ba Đình, Hà Nội");
    assertThat(unit.get("en-US", "areaDesc")).isEqualTo("Ba Dinh, Hanoi");
    assertThat(unit.values("en-US", "geocode"))
        .containsOnly(entry("ISO3166-2", "VN-HN"), entry("giaoban:unit", "001"));
    telling.tell(UPDATED, message -> message.setUnit("999"));
    assertThat(telling.last().get("en-US", "areaDesc")).isEqualTo("999, Hanoi");
  }

  @Test
  void shouldMakeNoDocumentOfWhatIsNotForThePublic() {
    telling.tell(RAISED, message -> message.setSilencedBy("night"));
    assertThatThrownBy(telling::last)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("message: " + ID + "#1 (expected: one for the public)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "so y te", "a,b", "a@b@c", "a<b", "a&b", "@hanoi.example"})
  void shouldRefuseASenderThatCannotBeNamed(String sender) {
    assertThatThrownBy(() -> new CapAuthor(sender, "x", CapAuthor.Status.TEST))
        .hasMessage("sender: \"%s\" (expected: an e-mail address or a domain name)", sender);
  }
}
