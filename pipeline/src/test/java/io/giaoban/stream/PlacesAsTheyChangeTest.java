package io.giaoban.stream;

import static io.giaoban.stream.Story.atLeast;
import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.City;
import io.giaoban.report.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Zones, cut-offs and units, and what becomes of reports when they change. */
class PlacesAsTheyChangeTest extends Storytelling {
  private static final String TWO_DISTRICTS =
      """
      code: VN-HN
      name: Hà Nội
      timezone: Asia/Ho_Chi_Minh
      cutoff: "18:00"
      grace: PT6H
      units:
        - {code: "001", name: Ba Đình, until: 2025-06-30}
        - {code: "002", name: Hoàn Kiếm, until: 2025-06-30}
      """;

  private static final String ONE_WARD = TWO_DISTRICTS + successor("00004", "\"001\", \"002\"");

  private static final String TWO_WARDS =
      TWO_DISTRICTS + successor("00004", "\"001\", \"002\"") + successor("00070", "\"002\"");

  private static String successor(String code, String replaced) {
    return "  - {code: \"%s\", name: Phường, from: 2025-07-01, replaces: [%s]}%n"
        .formatted(code, replaced);
  }

  @Test
  @DisplayName("18:00:00 exactly belongs to the next day")
  void shouldTakeTheCutOffItselfForTheNextDay() {
    story
        .at(1, "17:59:59")
        .reports("A", 2, 5)
        .thenRefused(Refusal.DAY_IN_FUTURE, "2022-01-01T11:00:00Z")
        .at(1, "18:00:00")
        .reports("A", 2, 5)
        .thenNothingRefused()
        .thenDay(2)
        .newCases(5);
  }

  @Test
  @DisplayName(
      "Each city's day is its own: Tokyo's begins while Hà Nội's goes on, and so does its date")
  void shouldKeepEachCitysDaysInItsOwnZone() {
    City hanoi = Town.of("A").city();
    City tokyo = Town.of("A").named("JP-X").in("Asia/Tokyo").until("24:00").city();
    given(Story.given(hanoi, tokyo))
        .about(tokyo)
        .at(1, "23:59:59")
        .reports("A", 2, 7)
        .thenRefused(Refusal.DAY_IN_FUTURE)
        .at(2, "00:00:00")
        .reports("A", 2, 7)
        .about(hanoi)
        .at(2, "23:30")
        .reports("A", 2, 5)
        .about(tokyo)
        .corrects("A", 2, 8)
        .thenNothingRefused();
    assertThat(story.day(2).getIssue()).isEqualTo("2022-01-03");
    assertThat(story.about(hanoi).day(2).getIssue()).isEqualTo("2022-01-02");
  }

  @Test
  @DisplayName("Where clocks are put forward and back a day has 23 and 25 hours")
  void shouldTellTheHoursOfADayOnWhichClocksChange() {
    City newYork = Town.of("A").in("America/New_York").until("24:00").city();
    given(Story.given(newYork)).in("2022-03").at(14, 9).reports("A", 13, 5).reports("A", 12, 5);
    story.thenDay(12).hours(24);
    story.thenDay(13).hours(23);
    story.in("2022-11").at(7, 9).reports("A", 6, 5).thenDay(6).hours(25);
  }

  @Test
  @DisplayName("A cut-off moved from 16:00 to 18:00 makes one day of 26 hours, marked as such")
  void shouldMarkTheLongDayOfACutOffThatMoves() {
    City city =
        Town.read(
            """
            code: VN-HN
            name: Hà Nội
            timezone: Asia/Ho_Chi_Minh
            cutoffs: [{cutoff: "16:00"}, {from: 2021-08-21, cutoff: "18:00"}]
            units: [{code: A, name: A}]
            """);
    given(Story.given(city))
        .in("2021-08")
        .at(20, "15:59")
        .reports("A", 20, 40)
        .reports("A", 21, 50)
        .thenRefused(Refusal.DAY_IN_FUTURE)
        .at(20, "16:00")
        .reports("A", 21, 50)
        .at(21, "17:59")
        .reports("A", 22, 60)
        .thenRefused(Refusal.DAY_IN_FUTURE)
        .at(21, "18:00")
        .reports("A", 22, 60)
        .thenNothingRefused();
    story.thenDay(20).hours(24);
    story.thenDay(21).hours(26).newCases(50);
    story.thenDay(22).hours(24);
  }

  @Test
  @DisplayName("Districts that become wards overnight keep their history and cause no alert")
  void shouldKeepTheHistoryWhereUnitsAreReplaced() {
    given(Story.given(Town.read(TWO_DISTRICTS))).in("2025-06").with(atLeast(115));
    for (int day = 17; day <= 30; day++) {
      story.at(day, 18).reports("001", day, 60).reports("002", day, 50);
    }
    story.at(31, 0).ticks().told();
    story.puts(Town.read(TWO_WARDS)).thenToldDays();
    for (int day = 31; day <= 32; day++) {
      story.at(day, 18).reports("00004", day, 70).reports("00070", day, 40);
    }
    story.thenDay(30).newCases(110).reported(2, 2).missing().isFinal();
    story.thenDay(31).newCases(110).reported(2, 2).missing().isFinal().week(770).believed();
    story.thenDay(32).newCases(110).total(16 * 110).week(770).believed().and().thenAlerts();
  }

  @Test
  @DisplayName("A cut-off that moves to an earlier hour lets the day begin at once")
  void shouldBeginTheDayThatAMovedCutOffBrings() {
    Town town = Town.of("A");
    given(Story.givenLive(town.until("24:00").city(), "2022-01")).at(3, 20).ticks();
    story.thenDay(3).isOpen().and().told();
    story.puts(town.until("18:00").city()).ticks().thenDay(4).isOpen().version(1);
    story.at(4, "18:00").ticks().thenDay(5).isOpen();
  }

  @Test
  @DisplayName("A shorter grace closes the days for which it has passed")
  void shouldCloseDaysByAShorterGrace() {
    String city =
        """
        code: VN-X
        name: X
        timezone: Asia/Ho_Chi_Minh
        grace: PT72H
        units: [{code: A, name: A}]
        """;
    given(Story.givenLive(Town.read(city), "2022-01")).at(3, 12).ticks();
    story.thenDay(1).isOpen();
    story.puts(Town.read(city.replace("PT72H", "PT24H"))).thenDay(1).isFinal();
    story.thenDay(2).isOpen();
  }

  @Test
  @DisplayName("Reports count as on time by a due time that is granted afterwards")
  void shouldTellWhoWasOnTimeByALaterDueTime() {
    String city =
        """
        code: VN-X
        name: X
        timezone: Asia/Ho_Chi_Minh
        cutoff: "18:00"
        due: PT0S
        units: [{code: A, name: A}]
        """;
    given(Story.givenLive(Town.read(city), "2022-01")).at(1, 19).reports("A", 1, 5);
    story.thenDay(1).onTime(0).late("A");
    assertThat(story.unitDay("A", 1).getOnTime()).isFalse();
    story.at(2, 9).puts(Town.read(city.replace("PT0S", "PT2H"))).thenDay(1).onTime(1).late();
    assertThat(story.unitDay("A", 1).getOnTime()).isTrue();
  }

  @Test
  @DisplayName("A closed unit may still correct its days, and has no days after its last")
  void shouldTakeLateReportsOfAClosedUnit() {
    given(Story.given(Town.read(TWO_WARDS)))
        .in("2025-06")
        .at(30, 18)
        .reports("001", 30, 60)
        .reports("002", 30, 50)
        .at(33, 9)
        .reports("001", 31, 60)
        .thenRefused(Refusal.UNIT_NOT_IN_EXISTENCE, "2025-07-01", "001")
        .reports("00004", 30, 60)
        .thenRefused(Refusal.UNIT_NOT_IN_EXISTENCE, "2025-06-30", "00004")
        .corrects("001", 30, 62)
        .thenNothingRefused()
        .thenDay(30)
        .newCases(112)
        .isRevised();
  }

  @Test
  @DisplayName("A successor's running total does not count its predecessors' cases twice")
  void shouldNotCountTheHistoryOfPredecessorsTwice() {
    given(Story.given(Town.read(ONE_WARD))).in("2025-06");
    story.at(29, 18).runs("001", 29, 490).runs("002", 29, 295);
    story.at(30, 18).runs("001", 30, 500).runs("002", 30, 300);
    story.at(31, 18).runs("00004", 31, 810).at(32, 17).runs("00004", 32, 825);
    story.thenDay(30).newCases(15).total(800);
    story.thenDay(31).newCases(null).total(800).noGap();
    story.thenDay(32).newCases(15).total(815);
  }
}
