package io.giaoban.stream;

import static io.giaoban.stream.Cases.cases;
import static io.giaoban.stream.Story.atLeast;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.alert.Rule;
import io.giaoban.alert.RulesFile;
import io.giaoban.alert.Severity;
import io.giaoban.place.City;
import io.giaoban.place.PlacesFile;
import io.giaoban.report.Refusal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What has happened to real feeds, with the figures as they were published. Where the days around
 * an incident are not known, they are all alike.
 */
class IncidentsTest extends Storytelling {
  @Test
  @DisplayName("Hà Nội, 12 March 2022: 195,000 older cases beside 30,693 new ones move no mean")
  void shouldKeepHanoisBacklogOutOfItsDay() {
    given(hanoi())
        .with(RulesFile.shipped())
        .with(atLeast(100_000))
        .in("2022-03")
        .reportsDaily("SYT", 1, 11, 30_693)
        .at(12, 18)
        .reports("SYT", 12, cases(30_693).backlog(195_000))
        .thenDay(12)
        .newCases(30_693)
        .backlog(195_000)
        .total(11 * 30_693 + 225_693)
        .week(7 * 30_693)
        .mean(30_693)
        .believed()
        .and()
        .thenAlertsOf("cases-100000")
        .thenAlertsOf("suspect-day");
    assertThat(story.lastAlert("cases-3000").getPeak()).isEqualTo(30_693);
  }

  @Test
  @DisplayName(
      "Hà Nội, 12 March 2022, untold as a backlog: 225,693 in a day are suspect, then put right")
  void shouldSuspectHanoisBacklogWhereTheFeedDoesNotTellIt() {
    given(hanoi())
        .with(RulesFile.shipped())
        .with(atLeast(100_000))
        .in("2022-03")
        .reportsDaily("SYT", 1, 11, 30_693)
        .at(12, 18)
        .reports("SYT", 12, 225_693)
        .thenDay(12)
        .suspect()
        .mean(30_693 + 195_000 / 7.0)
        .and()
        .thenAlertsOf("suspect-day", "RAISED 12 225693")
        .at(13, 18)
        .reports("SYT", 13, 30_693)
        .thenAlertsOf("suspect-day", "RESOLVED 13 ?")
        .corrects("SYT", 12, cases(30_693).backlog(195_000))
        .thenDay(12)
        .believed()
        .mean(30_693)
        .total(11 * 30_693 + 225_693)
        .isRevised()
        .and()
        .thenAlertsOf("suspect-day", "CANCELLED 12 ?")
        .thenAlertsOf("cases-100000");
  }

  @Test
  @DisplayName("Tây Ninh, 16 December 2021: 18,792 \"after review\" raise nothing")
  void shouldSuspectTayNinhsReview() {
    given(Town.of("ALL").named("VN-37").people(1_170_000).city())
        .with(atLeast(2_000))
        .in("2021-12")
        .reportsDaily("ALL", 1, 15, 900)
        .at(16, 18)
        .reports("ALL", 16, 18_792)
        .thenDay(16)
        .suspect()
        .and()
        .at(17, 18)
        .reports("ALL", 17, 900)
        .corrects("ALL", 16, cases(900).backlog(17_892))
        .thenDay(16)
        .believed()
        .total(15 * 900 + 18_792)
        .week(7 * 900)
        .and()
        .thenAlerts();
  }

  @Test
  @DisplayName(
      "Tokyo, 29 October 2021: 4,089 among days of 20 are told as suspect and raise no wave")
  void shouldSuspectTokyosHeap() {
    Town tokyo = Town.of("ALL").named("JP-13").people(14_047_594);
    given(tokyo.in("Asia/Tokyo").until("24:00").city())
        .with(RulesFile.shipped())
        .in("2021-10")
        .reportsDaily("ALL", 10, 28, 20)
        .at(30, 0)
        .reports("ALL", 29, 4_089)
        .thenDay(29)
        .suspect()
        .and()
        .thenAlertsOf("suspect-day", "RAISED 29 4089")
        .thenHeadline("suspect-day", "4,089 new cases on Oct 29, 2021")
        .at(31, 0)
        .reports("ALL", 30, 20)
        .thenDay(29)
        .suspect()
        .and()
        .thenAlertsOf("suspect-day", "RESOLVED 30 ?")
        .thenHeadline("suspect-day", "Resolved: ", "no sudden rise any more as of Oct 30, 2021")
        .thenAlertsOf("cases-2000")
        .thenAlertsOf("cases-3000");
  }

  @Test
  @DisplayName("England, 2-4 October 2020: 15,841 hidden cases make 22,961 suspect, 12,872 pass")
  void shouldSuspectTheHigherOfTheDaysWithHiddenCases() {
    Town britain = Town.of("ALL").named("GB").people(67_000_000);
    given(britain.in("Europe/London").until("24:00").city())
        .in("2020-10")
        .reportsDaily("ALL", -12, 2, 6_968)
        .reportsDaily("ALL", 3, 3, 12_872)
        .reportsDaily("ALL", 4, 4, 22_961);
    long total = 15 * 6_968 + 12_872 + 22_961;
    long week = 5 * 6_968 + 12_872 + 22_961;
    story.thenDay(2).believed();
    story.thenDay(3).believed();
    story.thenDay(4).suspect().total(total).week(week);
    story
        .at(5, 9)
        .corrects("ALL", 3, cases(9_996).backlog(2_876))
        .corrects("ALL", 4, cases(9_996).backlog(12_965));
    story.thenDay(4).believed().total(total).week(week - 15_841);
  }

  @Test
  @DisplayName("Lào Cai, 17 March 2022: 9,574 corrected to 4,787 take the country to 173,325")
  void shouldTakeLaoCaisDoubleEntryBack() {
    given(Town.of("VN-02", "others").named("VN").people(98_000_000).city())
        .with(atLeast(175_000))
        .in("2022-03")
        .at(17, 18)
        .reports("VN-02", 17, 9_574)
        .reports("others", 17, 168_538)
        .thenDay(17)
        .newCases(178_112)
        .isFinal()
        .and()
        .thenAlerts("RAISED 17 178112")
        .at(18, 18)
        .corrects("VN-02", 17, 4_787)
        .thenDay(17)
        .newCases(173_325)
        .total(173_325)
        .week(173_325, 1)
        .isRevised()
        .and()
        .thenAlerts("CANCELLED 17 173325");
  }

  @Test
  @DisplayName(
      "Hà Nội, 22 February 2022: the ministry's 16:00 day and the city's 18:00 day stay apart")
  void shouldKeepTwoClocksApart() {
    City ministry = Town.of("ALL").named("VN-HN-16").until("16:00").people(8_330_000).city();
    City city = Town.of("ALL").named("VN-HN").people(8_330_000).city();
    given(ministry, city)
        .in("2022-02")
        .at(22, "16:05")
        .reports("ALL", 22, 6_860)
        .reports("ALL", 23, 100)
        .thenNothingRefused()
        .about(city)
        .reports("ALL", 23, 100)
        .thenRefused(Refusal.DAY_IN_FUTURE)
        .at(22, "18:05")
        .reports("ALL", 22, 6_500)
        .thenDay(22)
        .newCases(6_500)
        .and()
        .about(ministry)
        .thenDay(22)
        .newCases(6_860);
  }

  @Test
  @DisplayName("San Bernardino: a total unchanged over a weekend, then 450 more, is 0, 0, 450")
  void shouldTakeSanBernardinosWeekendAsStated() {
    story
        .in("2020-07")
        .at(9, 18)
        .runs("A", 9, 10_000)
        .at(10, 18)
        .runs("A", 10, 10_150)
        .at(11, 18)
        .runs("A", 11, 10_150)
        .at(12, 18)
        .runs("A", 12, 10_150)
        .at(13, 18)
        .runs("A", 13, 10_600);
    story.thenDay(11).newCases(0).noGap();
    story.thenDay(12).newCases(0).noGap();
    story.thenDay(13).newCases(450).noGap().week(600, 4).mean(150).corrected(null, null);
  }

  @Test
  @DisplayName(
      "Johns Hopkins: a corrected total gives a day below zero, told beside other units' cases")
  void shouldTellNegativeIncidenceApart() {
    given(Story.city("A", "B"))
        .with(atLeast(100))
        .at(1, 18)
        .runs("A", 1, 1_000)
        .reports("B", 1, 20)
        .at(2, 18)
        .runs("A", 2, 1_010)
        .reports("B", 2, 20)
        .at(3, 18)
        .runs("A", 3, 960)
        .reports("B", 3, 20)
        .thenDay(3)
        .newCases(-30)
        .corrected(-50, -50)
        .week(20 + 30 - 30, 3)
        .total(960 + 60)
        .believed()
        .and()
        .thenAlerts();
    assertThat(story.unitDay("A", 3).getCorrectedCases()).isEqualTo(-50);
    assertThat(story.unitDay("B", 3).getCorrectedCases()).isNull();
  }

  @Test
  @DisplayName("Hà Nội: 1,948 raise nothing, 2,045 on 2 January 2022 do, 2,945 are not yet 3,000")
  void shouldRaiseHanoisFirstScenario() {
    given(hanoi())
        .with(RulesFile.shipped())
        .in("2021-12")
        .at(27, 18)
        .reports("SYT", 27, cases(1_948).community(658))
        .thenAlerts()
        .at(33, 18)
        .reports("SYT", 33, cases(2_045).community(555).quarantine(1_462).lockdown(28))
        .thenDay(33)
        .newCases(2_045)
        .community(555)
        .quarantine(1_462)
        .lockdown(28)
        .and()
        .thenAlertsOf("cases-2000", "RAISED 33 2045")
        .thenHeadline("cases-2000", "Hanoi: 2,045 new cases", "Jan 2, 2022")
        .at(53, 18)
        .reports("SYT", 53, cases(2_945).community(605))
        .thenAlertsOf("cases-2000", "UPDATED 53 2945")
        .thenAlertsOf("cases-3000")
        .thenNothingRefused();
  }

  @Test
  @DisplayName(
      "Hà Nội, January 2022: the published totals 97,260 and 108,806 are 11,546 in four days")
  void shouldTellHanoisTotalsOfFourDaysAsOneFigure() {
    given(hanoi())
        .in("2022-01")
        .at(18, 18)
        .runs("SYT", 18, 97_260)
        .at(22, 18)
        .runs("SYT", 22, 108_806)
        .thenDay(22)
        .newCases(null)
        .gap(11_546, 4)
        .total(108_806)
        .week(11_546, 4)
        .mean(11_546 / 4.0);
  }

  @Test
  @DisplayName(
      "Hà Nội, 13 August 2021: the 19 cases until 06:00 are part of the day, not added to it")
  void shouldReplaceHanoisMorningBulletin() {
    given(hanoi())
        .in("2021-08")
        .at(13, "06:30")
        .reports("SYT", 13, cases(19).community(8).quarantine(11))
        .thenDay(13)
        .newCases(19)
        .community(8)
        .quarantine(11)
        .lockdown(null)
        .and()
        .at(13, "18:30")
        .corrects("SYT", 13, cases(61).community(20).quarantine(41))
        .thenDay(13)
        .newCases(61)
        .community(20)
        .quarantine(41)
        .total(61)
        .and()
        .thenNothingRefused();
  }

  @Test
  @DisplayName("Hà Nội, 2 June 2020: 48 days without a case, each of them reported")
  void shouldCountHanois48DaysWithoutACase() {
    Rule allClear = fortnightWithoutACase();
    given(hanoi()).with(allClear).in("2020-04").at(15, 18).reports("SYT", 15, 1);
    story.reportsDaily("SYT", 16, 63, 0);
    assertThat(IntStream.rangeClosed(16, 63).mapToObj(story::day))
        .hasSize(48)
        .allSatisfy(day -> assertThat(day.getNewCases()).isZero());
    story.thenDay(63).newCases(0).week(0).total(1).believed();
    List<String> alerts = story.alerts();
    assertThat(alerts).first().isEqualTo("RAISED 29 0");
    assertThat(alerts).last().isEqualTo("UPDATED 63 0");
  }

  @Test
  @DisplayName("A day missing among days without a case gives no all-clear until it is reported")
  void shouldNotTakeAMissingDayForOneWithoutACase() {
    given(hanoi()).with(fortnightWithoutACase()).in("2020-04").at(15, 18).reports("SYT", 15, 1);
    story.reportsDaily("SYT", 16, 20, 0).reportsDaily("SYT", 22, 29, 0).thenAlerts();
    story.reports("SYT", 21, 0).thenAlerts("RAISED 29 0");
  }

  @Test
  @DisplayName("A late case within days without one shortens the all-clear that was told")
  void shouldShortenAnAllClearByALateCase() {
    given(hanoi()).with(fortnightWithoutACase()).in("2020-04").at(15, 18).reports("SYT", 15, 1);
    story.reportsDaily("SYT", 16, 63, 0).alerts();
    story.at(64, 9).corrects("SYT", 40, 1);
    story.thenDay(40).newCases(1).isRevised();
    assertThat(story.alerts()).containsExactly("RESOLVED 40 1", "RAISED 63 0");
  }

  private static Rule fortnightWithoutACase() {
    return new Rule.Builder("all-clear", "day.sum14 == 0 && day.daysPresent14 == 14")
        .severity(Severity.MINOR)
        .figure("sum14")
        .build();
  }

  private static City hanoi() {
    return requireNonNull(PlacesFile.shipped().city("VN-HN"));
  }
}
