package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.alert.Rule;
import io.giaoban.alert.Scope;
import io.giaoban.alert.Updates;
import io.giaoban.place.City;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules on the days of units, in a city of two districts and a town. */
class UnitAlertsTest {
  private static final Rule MANY =
      new Rule.Builder("unit-50", "day.newCases >= 50").scope(Scope.UNITS).build();
  private static final Rule SILENT =
      new Rule.Builder("unit-silent", "day.newCases == null")
          .scope(Scope.UNITS)
          .provisional(false)
          .figure("completeness")
          .build();

  private final Story story = Story.givenLive(city(""), "2022-01");

  @AfterEach
  void end() {
    story.close();
  }

  @Test
  void shouldRaiseForTheUnitAlone() {
    story.with(MANY).at(1, 12).reports("A", 1, 60).reports("B", 1, 10);
    story.thenAlertsOf(MANY, "RAISED 1 60 provisional");
    Alert raised = story.lastAlert("unit-50");
    assertThat(raised.getUnit()).isEqualTo("A");
    assertThat(raised.getId()).isEqualTo("VN-X.A.unit-50.2022-01-01");
    assertThat(raised.getCompleteness()).isEqualTo(1.0);
    assertThat(raised.getVersion()).isEqualTo(1);
  }

  @Test
  void shouldEndWhenTheCitysDayCloses() {
    story.with(MANY).at(1, 12).reports("A", 1, 60);
    story.thenAlertsOf(MANY, "RAISED 1 60 provisional");
    story.at(2, 12).ticks().reports("A", 2, 5);
    story.thenAlertsOf(MANY, "UPDATED 1 60");
    story.at(3, 12).ticks();
    story.thenAlertsOf(MANY, "RESOLVED 2 5");
  }

  @Test
  void shouldTellWhoIsSilentOnceTheDayIsClosed() {
    story.with(SILENT).at(1, 17).reports("A", 1, 60).reports("C", 1, 0);
    story.thenAlertsOf(SILENT);
    story.at(2, 12).ticks();
    story.thenAlertsOf(SILENT, "RAISED 1 0");
    assertThat(story.lastAlert("unit-silent").getUnit()).isEqualTo("B");
    story.at(2, 13).reports("B", 1, 7);
    story.thenAlertsOf(SILENT, "CANCELLED 1 1");
  }

  @Test
  void shouldLookAtUnitsOfAKindOnly() {
    Rule towns =
        new Rule.Builder("town-50", "day.newCases >= 50")
            .scope(new Scope(Scope.Of.UNITS, List.of(), List.of(), List.of("town")))
            .build();
    story.with(towns).at(1, 12).reports("A", 1, 60).reports("C", 1, 70);
    story.thenAlertsOf(towns, "RAISED 1 70 provisional");
  }

  @Test
  void shouldEndTheAlertsOfAUnitThatIsNoMore() {
    story.with(MANY).at(1, 12).reports("A", 1, 60).alerts();
    story.thenAlertsOf(MANY, "RAISED 1 60 provisional");
    story.puts(city(", until: 2022-01-02")).at(2, 12).ticks().reports("A", 2, 70);
    story.thenAlertsOf(MANY, "UPDATED 1 60");
    story.at(2, 19).ticks();
    story.thenAlertsOf(MANY, "CANCELLED 1 60");
    assertThat(story.lastAlert("unit-50").getReason()).isEqualTo("OUT_OF_SCOPE");
  }

  @Test
  void shouldCorrectWhatASilentDayShowsOfTheDaysBefore() {
    Rule week =
        new Rule.Builder("week-100", "day.sum7 >= 100").scope(Scope.UNITS).figure("sum7").build();
    story.with(week);
    for (int day = 1; day <= 7; day++) {
      story.at(day, 12).ticks().reports("A", day, 20).reports("B", day, 0).reports("C", day, 0);
    }
    story.at(8, 12).reports("B", 8, 0).reports("C", 8, 0).at(9, 12).ticks();
    assertThat(story.lastAlert("week-100").getDay()).isEqualTo(story.dateOf(8));
    story.corrects("A", 7, 0).corrects("A", 6, 0).corrects("A", 5, 0).corrects("A", 4, 0).alerts();
    assertThat(story.lastAlert("week-100").getState()).isEqualTo(AlertState.CANCELLED);
  }

  @Test
  void shouldEndTheAlertsOfAUnitThatIsNoMoreWhereItsNextDayIsNotReported() {
    Rule quiet =
        new Rule.Builder("quiet-50", "day.newCases >= 50")
            .scope(Scope.UNITS)
            .updates(Updates.NONE)
            .build();
    try (Story other = Story.given(city(", until: 2022-01-02")).with(quiet).in("2022-01")) {
      other.at(1, 17).reports("A", 1, 60).thenAlertsOf(quiet, "RAISED 1 60 provisional");
      other.at(5, 17).reports("B", 5, 0).thenAlertsOf(quiet, "CANCELLED 1 60 provisional");
    }
  }

  private static City city(String untilOfA) {
    return Town.read(
        """
        code: VN-X
        name: X
        timezone: Asia/Ho_Chi_Minh
        cutoff: "18:00"
        grace: PT6H
        units:
          - {code: A, name: A, kind: district%s}
          - {code: B, name: B, kind: district}
          - {code: C, name: C, kind: town}
        """
            .formatted(untilOfA));
  }
}
