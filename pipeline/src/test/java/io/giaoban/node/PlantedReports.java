package io.giaoban.node;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.ReportingUnit;
import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Counts;
import io.giaoban.report.Kind;
import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.report.ReportCheck;
import io.giaoban.report.ReportRecords;
import io.giaoban.stream.OfflineReader;
import io.giaoban.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Reports of some cities, each unit's of each day in the order of the days; among them, in every
 * {@link Way} but the plain one, {@link #EACH} that are damaged, misdirected or about one that came
 * before. No two of these are about the same unit and day.
 */
final class PlantedReports {
  static final int EACH = 1000;

  private static final int CITIES = 5;
  private static final int UNITS = 20;
  private static final int DAYS = 870;
  private static final long POPULATION = 1_000_000;
  private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
  private static final Instant START = Instant.parse("2020-01-02T00:00:00Z");
  private static final Duration BETWEEN = Duration.ofDays(1).dividedBy(CITIES * UNITS);

  /** How many others come between a report and one after it, at most. */
  private static final int LATER = 500;

  private static final long FIRST_REVISION = 2;
  private static final long HIGHER_REVISION = 9;

  private static final Schema TEXT_COUNT =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "CaseReport", "namespace": "io.giaoban.schema",
               "fields": [{"name": "city", "type": "string"}, {"name": "unit", "type": "string"},
                          {"name": "day", "type": {"type": "int", "logicalType": "date"}},
                          {"name": "newCases", "type": "string"}]}
              """);

  private final Random random;
  private final Serializer<SpecificRecord> serializer;
  private final OfflineReader reader;
  private final int textCountId;
  private final List<Planted> planted = new ArrayList<>();
  private final List<Standing> standing = new ArrayList<>();

  /** What a unit's truth about a day is in the end. */
  record Standing(String city, LocalDate day, int newCases) {}

  private PlantedReports(long seed, TestCluster cluster) throws Exception {
    random = new Random(seed);
    serializer = cluster.serde().serializer();
    reader = new OfflineReader(cluster.setup().registry());
    textCountId =
        cluster.setup().registry().register("others-reports-value", new AvroSchema(TEXT_COUNT));
    List<Way> ways = ways();
    for (int slot = 0; slot < ways.size(); slot++) {
      plant(slot, ways.get(slot));
    }
    planted.sort(Comparator.comparingDouble(Planted::order));
  }

  /** Plants reports by a seed, with the schemas that the cluster's registry has. */
  static PlantedReports of(long seed, TestCluster cluster) throws Exception {
    return new PlantedReports(seed, cluster);
  }

  static List<City> cities() {
    return IntStream.range(0, CITIES).mapToObj(PlantedReports::city).toList();
  }

  /** All reports, in the order in which they are sent. */
  List<Planted> all() {
    return Collections.unmodifiableList(planted);
  }

  /** What is true in the end, by the valid ones alone. */
  List<Standing> standing() {
    return Collections.unmodifiableList(standing);
  }

  /** Which way each unit's day is to have: that of its first statement, or of the one after it. */
  private List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    for (Way way : Way.values()) {
      if (way != Way.PLAIN) {
        ways.addAll(Collections.nCopies(EACH, way));
      }
    }
    ways.addAll(Collections.nCopies(CITIES * UNITS * DAYS - ways.size(), Way.PLAIN));
    Collections.shuffle(ways, random);
    return ways;
  }

  private void plant(int slot, Way way) throws IOException {
    Report first = report(slot, random.nextInt(200));
    byte[] value = bytes(first);
    add(slot, way.first() ? way : Way.PLAIN, first, value);
    int newCases = newCases(first);
    if (!way.first()) {
      double order = slot + 1 + LATER * random.nextDouble();
      Report second = second(first, way, at(order));
      add(order, way, first, damaged(way, second, value, at(order)));
      newCases = way == Way.CORRECTED ? newCases(second) : newCases;
    }
    if (way != Way.RETRACTED) {
      standing.add(new Standing(first.city(), first.day(), newCases));
    }
  }

  private void add(double order, Way way, Report about, byte[] value) {
    Instant at = at(order);
    boolean forwarded = way == Way.OTHER_PARTITION || way == Way.NO_KEY;
    Refusal refusal = way.refusal();
    if (way == Way.FUZZED) {
      refusal = refusal(value, at);
      forwarded = isAboutAnotherCity(value, about.city(), at);
    }
    planted.add(new Planted(order, at, way, about.city(), Bytes.wrap(value), refusal, forwarded));
  }

  /** What is said after the first statement, before any damage to its bytes. */
  private Report second(Report first, Way way, Instant at) {
    int other = newCases(first) + 1 + random.nextInt(50);
    return switch (way) {
      case REPEATED -> first;
      case SUPERSEDED -> with(first, first.unit(), first.day(), FIRST_REVISION - 1, other);
      case CONFLICTING -> with(first, first.unit(), first.day(), FIRST_REVISION, other);
      case CONFIRMED -> with(first, first.unit(), first.day(), HIGHER_REVISION, newCases(first));
      case RETRACTED -> retraction(first);
      case HUGE ->
          with(
              first,
              first.unit(),
              first.day(),
              HIGHER_REVISION,
              (int) POPULATION + 1 + random.nextInt(Integer.MAX_VALUE / 2));
      case UNKNOWN_UNIT -> with(first, "no-" + other, first.day(), HIGHER_REVISION, other);
      case FUTURE ->
          with(
              first,
              first.unit(),
              LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(1 + random.nextInt(1000)),
              HIGHER_REVISION,
              other);
      default -> with(first, first.unit(), first.day(), HIGHER_REVISION, other);
    };
  }

  private byte[] damaged(Way way, Report report, byte[] first, Instant at) throws IOException {
    byte[] value = way == Way.REPEATED ? first : bytes(report);
    switch (way) {
      case BROKEN_PREFIX -> value[0] = (byte) (1 + random.nextInt(255));
      case CUT -> value = Arrays.copyOf(value, random.nextInt(value.length));
      case FUZZED -> value = fuzzed(value, at);
      case WRONG_TYPE -> value = withTextCount(report);
      default -> {}
    }
    return value;
  }

  private byte[] fuzzed(byte[] valid, Instant at) {
    byte[] fuzzed = valid;
    while (refusal(fuzzed, at) == null) {
      int length = Math.max(0, valid.length + (random.nextInt(3) - 1) * random.nextInt(20));
      fuzzed = Arrays.copyOf(valid, length);
      for (int flips = random.nextInt(6); length > 0 && flips > 0; flips--) {
        fuzzed[random.nextInt(length)] = (byte) random.nextInt(256);
      }
    }
    return fuzzed;
  }

  /** What the pipeline's reader and check say to the bytes; null: they are a valid report. */
  private @Nullable Refusal refusal(byte[] value, Instant at) {
    try {
      Report report = reader.read(Topics.CASE_REPORTS, value, at);
      City city =
          cities().stream().filter(c -> c.code().equals(report.city())).findAny().orElse(null);
      ReportCheck.check(report, city, city == null ? null : city.unit(report.unit()), at);
      return null;
    } catch (RefusedException e) {
      return e.refusal();
    }
  }

  private boolean isAboutAnotherCity(byte[] value, String city, Instant at) {
    try {
      return !reader.read(Topics.CASE_REPORTS, value, at).city().equals(city);
    } catch (RefusedException e) {
      return false;
    }
  }

  private byte[] withTextCount(Report report) throws IOException {
    GenericRecord record =
        new GenericRecordBuilder(TEXT_COUNT)
            .set("city", report.city())
            .set("unit", report.unit())
            .set("day", (int) report.day().toEpochDay())
            .set("newCases", Integer.toString(newCases(report)))
            .build();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(ByteBuffer.allocate(5).put((byte) 0).putInt(textCountId).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(TEXT_COUNT, GenericData.get()).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private byte[] bytes(Report report) {
    return serializer.serialize(Topics.CASE_REPORTS.name(), ReportRecords.write(report));
  }

  private static Report report(int slot, int newCases) {
    return new Report(
        Kind.CASES,
        code(slot % CITIES),
        unit(slot / CITIES % UNITS),
        FIRST_DAY.plusDays(slot / (CITIES * UNITS)),
        FIRST_REVISION,
        at(slot),
        null,
        false,
        false,
        counts(newCases));
  }

  private static Report with(Report r, String unit, LocalDate day, long revision, int newCases) {
    return new Report(
        r.kind(),
        r.city(),
        unit,
        day,
        revision,
        r.reportedAt(),
        null,
        false,
        false,
        counts(newCases));
  }

  private static Report retraction(Report r) {
    return new Report(
        r.kind(),
        r.city(),
        r.unit(),
        r.day(),
        HIGHER_REVISION,
        r.reportedAt(),
        null,
        true,
        false,
        Counts.NONE);
  }

  private static Counts counts(int newCases) {
    return new Counts.Builder().put(CaseMeasure.NEW_CASES, newCases).build();
  }

  private static int newCases(Report report) {
    Integer newCases = report.counts().get(CaseMeasure.NEW_CASES);
    return newCases == null ? 0 : newCases;
  }

  private static Instant at(double order) {
    return START.plusMillis((long) (order * BETWEEN.toMillis()));
  }

  private static String code(int city) {
    return "XX-C" + city;
  }

  private static String unit(int unit) {
    return "%03d".formatted(unit + 1);
  }

  private static City city(int city) {
    return new City(
        code(city),
        "Thành phố " + city,
        null,
        ZoneOffset.UTC,
        Cutoff.MIDNIGHT,
        Duration.ofHours(24),
        POPULATION,
        2020,
        IntStream.range(0, UNITS)
            .mapToObj(
                unit ->
                    new ReportingUnit(unit(unit), "Quận " + unit, null, null, null, null, false))
            .toList());
  }
}
