package io.giaoban.sample;

import io.giaoban.place.PlacesFile;
import io.giaoban.place.ReportingUnit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Makes the vaccination sample: three weeks of reports as Hà Nội's 30 districts might have sent
 * them, with every quirk that feeds have. No figure is real. The same every time, as the seed is
 * fixed.
 */
final class MadeVaccinations {
  static final String HEADER =
      "kind,city,unit,day,revision,reportedAt,retracted,basis,dose,group,administered";

  private static final LocalDate FIRST_DAY = LocalDate.of(2021, 12, 20);
  private static final int DAYS = 21;
  private static final LocalDate HOLIDAY = LocalDate.of(2022, 1, 1);
  private static final double SILENT = 0.05;
  private static final double CORRECTED = 0.05;

  /**
   * Who is given which dose at the time.
   *
   * @param from the first day of it, counted from the first of all
   * @param before doses given before, for 1000 people of the district
   * @param aDay doses given a day, for 1000 people of the district
   */
  private record Programme(int dose, String group, int from, int days, int before, double aDay) {}

  private static final List<Programme> PROGRAMMES =
      List.of(
          new Programme(1, "general", 0, DAYS, 700, 0.4),
          new Programme(2, "general", 0, DAYS, 610, 3.5),
          new Programme(2, "workers", 0, 9, 60, 0.8),
          new Programme(2, "elderly", 3, 12, 75, 0.5),
          new Programme(3, "frontline", 0, 14, 6, 0.9),
          new Programme(3, "teachers", 10, 11, 0, 1.1),
          new Programme(3, "elderly", 14, 7, 0, 4.0));

  /** How a district reports. */
  private enum Habit {
    /** Running totals, also of what is over. */
    TOTALS,
    /** The day's doses. */
    DAILY,
    /** A running total on the first day and on Sundays, else the day's doses. */
    BOTH,
    /** Running totals that are not split by group. */
    TOTALS_UNSPLIT,
    /** The day's doses, not split by group. */
    DAILY_UNSPLIT
  }

  private record Dose(int dose, String group) {}

  private record Statement(
      String unit,
      LocalDate day,
      int revision,
      LocalDateTime reportedAt,
      boolean cumulative,
      Map<Dose, Integer> doses) {

    String csv() {
      String head =
          "vaccinations,VN-HN,%s,%s,%d,%s+07:00".formatted(unit, day, revision, reportedAt);
      if (doses.isEmpty()) {
        return head + ",true,,,,\n";
      }
      StringBuilder rows = new StringBuilder();
      doses.forEach(
          (dose, count) ->
              rows.append(head)
                  .append(cumulative ? ",,cumulative," : ",,,")
                  .append("%d,%s,%d\n".formatted(dose.dose(), dose.group(), count)));
      return rows.toString();
    }

    Statement again(int asRevision, LocalDateTime at, Map<Dose, Integer> others) {
      return new Statement(unit, day, asRevision, at, cumulative, others);
    }
  }

  private final Random random = new Random(20211213);
  private final List<Statement> statements = new ArrayList<>();

  private MadeVaccinations() {}

  /** The whole file. */
  static String csv() {
    MadeVaccinations made = new MadeVaccinations();
    made.reports();
    made.corrections();
    made.quirks();
    made.statements.sort(
        Comparator.comparing(Statement::reportedAt)
            .thenComparing(Statement::unit)
            .thenComparing(Statement::day));
    StringBuilder csv = new StringBuilder(HEADER).append('\n');
    made.statements.forEach(statement -> csv.append(statement.csv()));
    return csv.toString();
  }

  private void reports() {
    int number = 0;
    for (ReportingUnit unit : PlacesFile.shipped().city("VN-HN").units()) {
      if (!unit.wholeCity()) {
        reports(unit.code(), habit(number), 150_000 + random.nextInt(250_000));
        number++;
      }
    }
  }

  private static Habit habit(int number) {
    return switch (number % 10) {
      case 0, 1, 5, 6 -> Habit.TOTALS;
      case 2, 3, 7 -> Habit.DAILY;
      case 4 -> Habit.BOTH;
      case 8 -> Habit.TOTALS_UNSPLIT;
      default -> Habit.DAILY_UNSPLIT;
    };
  }

  private void reports(String unit, Habit habit, int people) {
    Map<Programme, Integer> totals = new TreeMap<>(Comparator.comparingInt(PROGRAMMES::indexOf));
    PROGRAMMES.forEach(programme -> totals.put(programme, programme.before() * people / 1000));
    for (int number = 0; number < DAYS; number++) {
      LocalDate day = FIRST_DAY.plusDays(number);
      boolean sunday = day.getDayOfWeek() == DayOfWeek.SUNDAY;
      boolean cumulative =
          habit == Habit.TOTALS
              || habit == Habit.TOTALS_UNSPLIT
              || (habit == Habit.BOTH && (number == 0 || sunday));
      Map<Dose, Integer> doses =
          new TreeMap<>(Comparator.comparingInt(Dose::dose).thenComparing(Dose::group));
      for (Programme programme : PROGRAMMES) {
        boolean runs = number >= programme.from() && number < programme.from() + programme.days();
        int given = runs ? given(programme, people, sunday) : 0;
        int total = totals.merge(programme, given, Integer::sum);
        boolean split = habit != Habit.TOTALS_UNSPLIT && habit != Habit.DAILY_UNSPLIT;
        Dose dose = new Dose(programme.dose(), split ? programme.group() : "");
        if (cumulative ? total > 0 && number <= programme.from() + programme.days() : runs) {
          doses.merge(dose, cumulative ? total : given, Integer::sum);
        } else if (cumulative && !split) {
          doses.merge(dose, total, Integer::sum);
        }
      }
      boolean silent = random.nextDouble() < SILENT || (sunday && random.nextInt(3) == 0);
      LocalDateTime at = day.atTime(18, random.nextInt(60));
      if (!silent && !day.equals(HOLIDAY)) {
        statements.add(new Statement(unit, day, 1, at, cumulative, doses));
      }
    }
  }

  private int given(Programme programme, int people, boolean sunday) {
    double share = (sunday ? 0.2 : 0.6) + 0.8 * random.nextDouble();
    return (int) Math.round(programme.aDay() * people / 1000 * share);
  }

  /** Some statements are made again days later, with other figures or without one of the doses. */
  private void corrections() {
    for (Statement statement : List.copyOf(statements)) {
      if (random.nextDouble() < CORRECTED) {
        Map<Dose, Integer> doses = new TreeMap<>(((TreeMap<Dose, Integer>) statement.doses()));
        doses.replaceAll((dose, count) -> Math.max(0, count + random.nextInt(401) - 200));
        if (doses.size() > 1 && random.nextInt(3) == 0) {
          doses.remove(List.copyOf(doses.keySet()).get(random.nextInt(doses.size())));
        }
        LocalDateTime at = statement.reportedAt().plusDays(1 + random.nextInt(6)).withHour(9);
        statements.add(statement.again(2, at, doses));
      }
    }
  }

  private void quirks() {
    fall("001", LocalDate.of(2021, 12, 30), new Dose(2, "general"), 800);
    // Taken back for good; taken back and stated again.
    Statement wrong = statement("009", LocalDate.of(2021, 12, 23));
    statements.add(wrong.again(3, wrong.reportedAt().plusDays(2), Map.of()));
    Statement doubted = statement("016", LocalDate.of(2021, 12, 28));
    statements.add(doubted.again(3, doubted.reportedAt().plusDays(1), Map.of()));
    statements.add(doubted.again(4, doubted.reportedAt().plusDays(3), doubted.doses()));
    // Sent twice; overtaken by its own correction.
    Statement twice = statement("268", LocalDate.of(2021, 12, 24));
    statements.add(twice.again(twice.revision(), twice.reportedAt().plusHours(1), twice.doses()));
    Statement overtaken = statement("007", LocalDate.of(2021, 12, 29));
    statements.remove(overtaken);
    Map<Dose, Integer> more = new TreeMap<>((TreeMap<Dose, Integer>) overtaken.doses());
    more.replaceAll((dose, count) -> count + 50);
    statements.add(overtaken.again(5, overtaken.reportedAt(), more));
    statements.add(overtaken.again(1, overtaken.reportedAt().plusHours(20), overtaken.doses()));
    // A week comes at once, the last day first.
    for (int number = 7; number < 14; number++) {
      late("282", FIRST_DAY.plusDays(number), FIRST_DAY.plusDays(15).atTime(8, 40 - number));
    }
  }

  /** A running total falls, as doses turn out to have been counted twice. */
  private void fall(String unit, LocalDate from, Dose dose, int by) {
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      if (statement.unit().equals(unit) && !statement.day().isBefore(from)) {
        Map<Dose, Integer> doses = new TreeMap<>((TreeMap<Dose, Integer>) statement.doses());
        doses.computeIfPresent(dose, (same, count) -> count - by);
        statements.set(i, statement.again(statement.revision(), statement.reportedAt(), doses));
      }
    }
  }

  private void late(String unit, LocalDate day, LocalDateTime at) {
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      if (statement.unit().equals(unit) && statement.day().equals(day)) {
        statements.set(
            i,
            statement.again(
                statement.revision(), at.plusHours(statement.revision()), statement.doses()));
      }
    }
  }

  /** The unit's first statement on or after a day. */
  private Statement statement(String unit, LocalDate from) {
    return statements.stream()
        .filter(statement -> statement.unit().equals(unit) && !statement.day().isBefore(from))
        .findFirst()
        .orElseThrow();
  }
}
