package io.giaoban.stream;

import io.giaoban.alert.Rule;
import io.giaoban.alert.Scope;
import io.giaoban.alert.Updates;
import io.giaoban.place.City;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.Kind;
import io.giaoban.report.Report;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AvroTrust;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.RuleHealth;
import io.giaoban.schema.UnitDay;
import io.giaoban.wire.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * What a thousand rules cost beside ten: a year of daily reports of 63 cities of 30 units through
 * the desks of one task, without Kafka, which would make the ratio smaller. Prints the median of
 * the rounds of both, and their ratio. Each report has its own time, so that alerts are told after
 * each.
 *
 * <p>Arguments: days (default 365), rounds (default 3).
 */
final class ManyRulesBenchmark {
  private static final int CITIES = 63;
  private static final int UNITS = 30;
  private static final int COMMIT_EVERY = 2_000;
  private static final LocalDate FIRST = LocalDate.parse("2021-01-01");
  private static final String[] UNIT_CODES =
      IntStream.rangeClosed(1, UNITS)
          .mapToObj(unit -> String.format(Locale.ROOT, "%03d", unit))
          .toArray(String[]::new);

  private final List<City> cities =
      IntStream.rangeClosed(1, CITIES)
          .mapToObj(i -> Town.of(UNIT_CODES).named("VN-" + i).city())
          .toList();
  private final int days;

  private ManyRulesBenchmark(int days) {
    this.days = days;
  }

  public static void main(String[] args) {
    AvroTrust.grant();
    int days = args.length > 0 ? Integer.parseInt(args[0]) : 365;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    ManyRulesBenchmark benchmark = new ManyRulesBenchmark(days);
    System.out.printf(
        "%d cities of %d units, %d days: %,d reports%n",
        CITIES, UNITS, days, CITIES * UNITS * days);
    List<Double> ten = new ArrayList<>();
    List<Double> thousand = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      ten.add(benchmark.run(round, 1));
      thousand.add(benchmark.run(round, 100));
    }
    double one = median(ten);
    double many = median(thousand);
    System.out.printf(
        "median: 10 rules %.1f s, 1,000 rules %.1f s, ratio %.2f%n", one, many, many / one);
  }

  private double run(int round, int variants) {
    Sink sink = new Sink();
    KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("rows").get();
    Rows rows = new Rows(store);
    TaskDesks desks = new TaskDesks(new TaskSigns());
    cities.forEach(city -> desks.put(city, Instant.EPOCH, rows));
    List<Rule> rules = rules(variants);
    long loading = System.nanoTime();
    rules.forEach(rule -> desks.put(rule, false, Instant.EPOCH, rows));
    double loaded = seconds(loading);
    long start = System.nanoTime();
    replay(desks, sink, rows);
    double took = seconds(start);
    System.out.printf(
        "round %d: %,d rules (loaded in %.1f s): %.1f s, %,d alert messages, %,d MB told%n",
        round, rules.size(), loaded, took, sink.alerts, sink.bytes >> 20);
    return took;
  }

  private void replay(TaskDesks desks, Sink sink, Rows rows) {
    Random random = new Random(1);
    int reports = 0;
    for (int d = 0; d < days; d++) {
      LocalDate day = FIRST.plusDays(d);
      Instant end = cities.get(0).endOf(day);
      double wave = 1 + Math.sin(d / 29.0) + 0.4 * Math.sin(d / 7.0);
      for (int unit = 0; unit < UNITS; unit++) {
        for (int city = 0; city < CITIES; city++) {
          Instant at = end.plus(Duration.ofMillis((unit * (long) CITIES + city) * 100));
          int cases = Math.max(0, (int) (wave * (1 + city) / 2 * random.nextDouble()));
          take(desks, report(cities.get(city).code(), UNIT_CODES[unit], day, cases, at), at);
          if (++reports % COMMIT_EVERY == 0) {
            desks.flush(sink, rows);
          }
        }
      }
    }
    desks.rest(sink, rows);
  }

  private static void take(TaskDesks desks, Report report, Instant at) {
    desks.arrive(at);
    desks.enter(desks.desk(report.city()), report, at);
  }

  private static Report report(String city, String unit, LocalDate day, int cases, Instant at) {
    Counts counts = new Counts.Builder().put(CaseMeasure.NEW_CASES, cases).build();
    return new Report(Kind.CASES, city, unit, day, 1, at, null, false, false, counts);
  }

  /** Ten kinds of rules, each in so many variants of its line. */
  private static List<Rule> rules(int variants) {
    List<Rule> rules = new ArrayList<>();
    for (int v = 0; v < variants; v++) {
      // From a line that is crossed now and then to such as hardly ever are.
      double line = 1 + 9.0 * v / variants;
      rules.add(city(v, "daily", "day.newCases >= %d", "day.newCases < %d", 1_000 * line));
      rules.add(city(v, "mean", "day.mean7 >= %d.0", "day.mean7 < %d.0", 800 * line));
      rules.add(city(v, "incidence", "day.incidence7 >= %d.0", "day.incidence7 < %d.0", 50 * line));
      rules.add(
          city(
              v,
              "growth",
              "day.sum7 >= %d && day.sum7 >= 2 * days(8)[7].sum7",
              "day.sum7 < %d || 2 * day.sum7 < 3 * days(8)[7].sum7",
              500 * line));
      rules.add(city(v, "quiet", "day.daysSinceLastCase >= %d", null, 14 * line));
      rules.add(unit(v, "daily", "day.newCases >= %d", "day.newCases < %d", 40 * line));
      rules.add(unit(v, "mean", "day.mean7 >= %d.0", "day.mean7 < %d.0", 30 * line));
      rules.add(
          unit(
              v,
              "growth",
              "day.sum7 >= %d && day.sum7 >= 2 * days(8)[7].sum7",
              "day.sum7 < %d || 2 * day.sum7 < 3 * days(8)[7].sum7",
              100 * line));
      rules.add(unit(v, "quiet", "day.daysSinceLastCase >= %d", null, 28 * line));
      rules.add(unit(v, "many", "day.newCases >= %d && day.suspect == null", null, 60 * line));
    }
    return rules;
  }

  private static Rule city(int v, String name, String when, String until, double line) {
    return rule("city-" + name + "-" + v, Scope.CITIES, when, until, line);
  }

  private static Rule unit(int v, String name, String when, String until, double line) {
    return rule("unit-" + name + "-" + v, Scope.UNITS, when, until, line);
  }

  private static Rule rule(String id, Scope scope, String when, String until, double line) {
    return new Rule.Builder(id, String.format(Locale.ROOT, when, (int) line))
        .until(until == null ? null : String.format(Locale.ROOT, until, (int) (0.9 * line)))
        .scope(scope)
        .clearDays(3)
        .updates(Updates.NONE)
        .headline(Map.of("en", "{place}: {value} on {day}"))
        .build();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** Writes what is told as Avro, as every record must be at least. */
  private static final class Sink implements Outbox {
    private long alerts;
    private long bytes;

    @Override
    public void cityDay(CityDay day) {
      write(day::toByteBuffer);
    }

    @Override
    public void unitDay(UnitDay day) {
      write(day::toByteBuffer);
    }

    @Override
    public void alert(Alert alert, Origin origin) {
      alerts++;
      write(alert::toByteBuffer);
    }

    @Override
    public void ruleHealth(RuleHealth health) {
      write(health::toByteBuffer);
    }

    @Override
    public void intake(IntakeCounts counts) {
      write(counts::toByteBuffer);
    }

    private interface Avro {
      ByteBuffer write() throws IOException;
    }

    private void write(Avro record) {
      try {
        bytes += record.write().remaining();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
