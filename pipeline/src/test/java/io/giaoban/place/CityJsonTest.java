package io.giaoban.place;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A city from and to the JSON of the places topic. */
class CityJsonTest {
  @Test
  void shouldWriteWhatIsStatedAndNothingElse() {
    City city =
        TestCities.of(
            "Asia/Ho_Chi_Minh",
            """
            cutoff: "18:00"
            units:
              - {code: "001", name: Ba Đình}
              - {code: "SYT", name: Sở Y tế, wholeCity: true}
            """);
    assertThat(json(city))
        .isEqualTo(
            "{'code':'X','name':'X','timezone':'Asia/Ho_Chi_Minh','cutoff':'18:00','grace':'PT24H',"
                    .replace('\'', '"')
                + "'units':[{'code':'001','name':'Ba Đình'},{'code':'SYT','name':'Sở Y tế','wholeCity':true}]}"
                    .replace('\'', '"'));
  }

  @Test
  void shouldWriteWhatChangesOverTime() {
    City city =
        TestCities.of(
            "Asia/Ho_Chi_Minh",
            """
            cutoffs: [{cutoff: "16:00"}, {from: 2021-08-21, cutoff: "18:00"}]
            due: PT1H
            populations: [{year: 2019, people: 8053663}, {year: 2021, people: 8330000}]
            groups: [{code: frontline, name: Tuyến đầu, population: 120000, populationYear: 2021}]
            units:
              - {code: "001", name: A, kind: ward, until: 2025-06-30}
              - {code: "004", name: B, from: 2025-07-01, replaces: ["001"], population: 5}
            """);
    assertThat(json(city))
        .isEqualTo(
            ("{'code':'X','name':'X','timezone':'Asia/Ho_Chi_Minh',"
                    + "'cutoffs':[{'cutoff':'16:00'},{'from':'2021-08-21','cutoff':'18:00'}],"
                    + "'grace':'PT24H','due':'PT1H',"
                    + "'populations':[{'people':8053663,'year':2019},{'people':8330000,'year':2021}],"
                    + "'groups':[{'code':'frontline','name':'Tuyến đầu','population':120000,"
                    + "'populationYear':2021}],"
                    + "'units':[{'code':'001','name':'A','kind':'ward','until':'2025-06-30'},"
                    + "{'code':'004','name':'B','population':5,'from':'2025-07-01',"
                    + "'replaces':['001']}]}")
                .replace('\'', '"'));
  }

  @Test
  void shouldReadJsonThatStatesEveryKey() {
    String json =
        """
        {"code":"X","name":"X","nameEn":null,"timezone":"Asia/Ho_Chi_Minh","cutoff":"18:00",
         "grace":"PT6H","population":8330000,"populationYear":null,"units":[
          {"code":"001","name":"A","nameEn":null,"population":null,"from":null,
           "until":"2025-06-30","wholeCity":false}]}
        """;
    assertThat(PlacesFile.fromJson(json.getBytes(UTF_8)))
        .isEqualTo(
            new City(
                "X",
                "X",
                null,
                ZoneId.of("Asia/Ho_Chi_Minh"),
                Cutoff.parse("18:00"),
                Duration.ofHours(6),
                8_330_000L,
                null,
                List.of(
                    new ReportingUnit(
                        "001", "A", null, null, null, LocalDate.parse("2025-06-30"), false))));
  }

  @Property(tries = 300)
  void shouldReadBackWhatItWrites(@ForAll("cities") City city) {
    City read = PlacesFile.fromJson(PlacesFile.toJson(city));
    assertThat(read).isEqualTo(city).hasSameHashCodeAs(city);
    assertThat(json(read)).isEqualTo(json(city));
  }

  @Provide
  Arbitrary<City> cities() {
    return Combinators.combine(
            Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(5).injectNull(0.3),
            Arbitraries.of("UTC", "Europe/Berlin", "+07:00"),
            cutoffs(),
            Arbitraries.integers().between(0, 100),
            Arbitraries.integers().between(0, 100),
            populations(),
            populations().list().ofMaxSize(3),
            units())
        .as(
            (nameEn, zone, cutoffs, due, more, populations, groups, units) ->
                new City(
                    "X",
                    "Nhỏ",
                    nameEn,
                    ZoneId.of(zone),
                    cutoffs,
                    Duration.ofMinutes(due + more),
                    Duration.ofMinutes(due),
                    populations,
                    groups(groups),
                    units));
  }

  private static List<PriorityGroup> groups(List<List<Population>> populations) {
    List<PriorityGroup> groups = new ArrayList<>();
    populations.forEach(p -> groups.add(new PriorityGroup("g" + groups.size(), "Nhóm", null, p)));
    return groups;
  }

  private static Arbitrary<List<CutoffPeriod>> cutoffs() {
    return days()
        .map(
            days -> {
              List<CutoffPeriod> cutoffs = new ArrayList<>(CutoffPeriod.always(Cutoff.MIDNIGHT));
              for (LocalDate day : days) {
                cutoffs.add(
                    new CutoffPeriod(day, new Cutoff(LocalTime.of(6 + cutoffs.size(), 30))));
              }
              return cutoffs;
            });
  }

  private static Arbitrary<List<Population>> populations() {
    return Arbitraries.oneOf(
        Arbitraries.longs().greaterOrEqual(1).map(people -> List.of(new Population(people, null))),
        days().map(days -> days.stream().map(CityJsonTest::population).toList()));
  }

  private static Population population(LocalDate day) {
    return new Population(day.getYear(), (int) day.toEpochDay());
  }

  /** Units of which each but the first replaces the one before it. */
  private static Arbitrary<List<ReportingUnit>> units() {
    return Combinators.combine(days(), populations())
        .as(
            (days, populations) -> {
              List<ReportingUnit> units = new ArrayList<>();
              LocalDate from = null;
              for (LocalDate day : days) {
                units.add(unit(units.size(), populations, from, day.minusDays(1)));
                from = day;
              }
              units.add(unit(units.size(), List.of(), from, null));
              return units;
            });
  }

  private static ReportingUnit unit(
      int i, List<Population> populations, @Nullable LocalDate from, @Nullable LocalDate until) {
    return new ReportingUnit(
        "u" + i,
        "Đơn vị " + i,
        null,
        i % 2 == 0 ? null : "ward",
        populations,
        from,
        until,
        false,
        i == 0 ? List.of() : List.of("u" + (i - 1)));
  }

  /** Days in order, each once. */
  private static Arbitrary<List<LocalDate>> days() {
    return Arbitraries.integers()
        .between(0, 20_000)
        .set()
        .ofMaxSize(4)
        .map(days -> new TreeSet<>(days).stream().map(LocalDate::ofEpochDay).toList());
  }

  private static String json(City city) {
    return new String(PlacesFile.toJson(city), UTF_8);
  }
}
