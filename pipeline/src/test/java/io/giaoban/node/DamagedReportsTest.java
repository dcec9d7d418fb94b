package io.giaoban.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.RejectedReport;
import io.giaoban.wire.CityPartitioner;
import io.giaoban.wire.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 100,000 reports on a real broker, some of them damaged, misdirected or said before: each is
 * accounted for, and the others' figures are as if they alone had been sent.
 */
class DamagedReportsTest {
  private static final int REPORTS = 100_000;
  private static final long SEED = Long.getLong("giaoban.seed", 20_220_102);

  private static TestCluster cluster;
  private static PlantedReports reports;
  private static Collection<IntakeCounts> counts;

  @BeforeAll
  static void sendAll(@TempDir Path dir) throws Exception {
    cluster = TestCluster.start(dir);
    Progress progress = cluster.process(PlantedReports.cities());
    reports = PlantedReports.of(SEED, cluster);
    try (Producer<byte[], byte[]> producer = cluster.producer()) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (Planted report : reports.all()) {
        sent.add(producer.send(record(report)));
      }
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    }
    TestCluster.awaitCaughtUp(progress);
    Map<String, IntakeCounts> lastOfKey = new HashMap<>();
    for (ConsumerRecord<String, SpecificRecord> told : cluster.read(Topics.INTAKE_COUNTS)) {
      lastOfKey.put(told.key(), (IntakeCounts) told.value());
    }
    counts = lastOfKey.values();
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void shouldCountEachReportOnceByWhatBecameOfIt() {
    long accepted =
        sum(IntakeCounts::getStated)
            + sum(IntakeCounts::getCorrected)
            + sum(IntakeCounts::getRetracted)
            + sum(IntakeCounts::getConfirmed);
    long others = sum(IntakeCounts::getSuperseded) + sum(IntakeCounts::getRepeated);
    long refused = refused().values().stream().mapToLong(Long::longValue).sum();
    assertThat(reports.all()).as(seed()).hasSize(REPORTS);
    assertThat(accepted + refused + others).as(seed()).isEqualTo(REPORTS);
    assertThat(sum(IntakeCounts::getStated)).as(seed()).isEqualTo(planted(Way::first));
    assertThat(
            List.of(
                sum(IntakeCounts::getCorrected),
                sum(IntakeCounts::getRetracted),
                sum(IntakeCounts::getConfirmed),
                sum(IntakeCounts::getSuperseded),
                sum(IntakeCounts::getRepeated)))
        .as(seed())
        .containsOnly((long) PlantedReports.EACH);
  }

  @Test
  void shouldCountWhatIsSentOnApart() {
    long misdirected = reports.all().stream().filter(Planted::forwarded).count();
    assertThat(sum(IntakeCounts::getForwarded)).as(seed()).isEqualTo(misdirected);
    assertThat(misdirected).isGreaterThanOrEqualTo(2 * PlantedReports.EACH);
  }

  @Test
  void shouldCountTheRefusedByReason() {
    Map<String, Long> expected =
        reports.all().stream()
            .filter(report -> report.refusal() != null)
            .collect(groupingBy(report -> String.valueOf(report.refusal()), counting()));
    assertThat(refused()).as(seed()).isEqualTo(expected);
  }

  @Test
  void shouldKeepTheBytesOfAllThatIsRefused() {
    record Refused(String reason, ByteBuffer original) {}
    Multiset<Refused> expected = HashMultiset.create();
    for (Planted report : reports.all()) {
      if (report.refusal() != null) {
        expected.add(new Refused(report.refusal().name(), ByteBuffer.wrap(report.value().get())));
      }
    }
    Multiset<Refused> rejected = HashMultiset.create();
    for (ConsumerRecord<String, SpecificRecord> told : cluster.read(Topics.REJECTED_REPORTS)) {
      RejectedReport report = (RejectedReport) told.value();
      rejected.add(new Refused(report.getReason(), report.getOriginal()));
    }
    assertThat(rejected.equals(expected)).as(seed()).isTrue();
  }

  @Test
  void shouldComeToTheFiguresOfTheValidReportsAlone() {
    Map<String, Map<LocalDate, Figures>> told = new HashMap<>();
    for (ConsumerRecord<String, SpecificRecord> each : cluster.read(Topics.CITY_DAYS)) {
      CityDay day = (CityDay) each.value();
      told.computeIfAbsent(day.getCity(), city -> new TreeMap<>())
          .put(day.getDay(), Figures.told(day));
    }
    assertThat(told).as(seed()).isEqualTo(expected());
  }

  /** What is computed of the day in this test. */
  private record Figures(
      @Nullable Long newCases, @Nullable Long cumulativeCases, @Nullable Long sum7, int units) {

    static Figures told(CityDay day) {
      Integer newCases = day.getNewCases();
      return new Figures(
          newCases == null ? null : Long.valueOf(newCases),
          day.getCumulativeCases(),
          day.getSum7(),
          day.getUnitsReported());
    }
  }

  private static Map<String, Map<LocalDate, Figures>> expected() {
    Map<String, NavigableMap<LocalDate, List<Integer>>> stated = new HashMap<>();
    for (PlantedReports.Standing each : reports.standing()) {
      stated
          .computeIfAbsent(each.city(), city -> new TreeMap<>())
          .computeIfAbsent(each.day(), day -> new ArrayList<>())
          .add(each.newCases());
    }
    Map<String, Map<LocalDate, Figures>> expected = new HashMap<>();
    stated.forEach((city, days) -> expected.put(city, figures(days)));
    return expected;
  }

  private static Map<LocalDate, Figures> figures(NavigableMap<LocalDate, List<Integer>> stated) {
    Map<LocalDate, Figures> figures = new TreeMap<>();
    long running = 0;
    for (LocalDate day : stated.keySet()) {
      long today = total(stated.subMap(day, true, day, true).values());
      running += today;
      long week = total(stated.subMap(day.minusDays(6), true, day, true).values());
      figures.put(day, new Figures(today, running, week, stated.get(day).size()));
    }
    return figures;
  }

  private static long total(Collection<List<Integer>> counts) {
    return counts.stream().flatMap(List::stream).mapToLong(Integer::longValue).sum();
  }

  private static ProducerRecord<byte[], byte[]> record(Planted report) {
    int home = CityPartitioner.partition(report.city(), TestCluster.PARTITIONS);
    boolean away = report.way() == Way.OTHER_PARTITION || report.way() == Way.NO_KEY;
    return new ProducerRecord<>(
        Topics.CASE_REPORTS.name(),
        away ? (home + 1) % TestCluster.PARTITIONS : home,
        report.at().toEpochMilli(),
        report.way() == Way.NO_KEY ? null : report.city().getBytes(UTF_8),
        report.value().get());
  }

  private static long planted(Predicate<Way> which) {
    return reports.all().stream().filter(report -> which.test(report.way())).count();
  }

  private static long sum(ToLongFunction<IntakeCounts> count) {
    return counts.stream().mapToLong(count).sum();
  }

  private static Map<String, Long> refused() {
    Map<String, Long> refused = new HashMap<>();
    for (IntakeCounts each : counts) {
      each.getRefused().forEach((reason, count) -> refused.merge(reason, count, Long::sum));
    }
    return refused;
  }

  private static String seed() {
    return "-Dgiaoban.seed=" + SEED;
  }
}
