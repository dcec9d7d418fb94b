package io.giaoban.stream;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.giaoban.alert.RulesFile;
import io.giaoban.alert.SilenceJson;
import io.giaoban.ledger.Entry;
import io.giaoban.place.City;
import io.giaoban.place.PlacesFile;
import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import io.giaoban.report.ReportCheck;
import io.giaoban.schema.RejectedReport;
import io.giaoban.schema.ReplayedReport;
import io.giaoban.wire.Backfill;
import io.giaoban.wire.CityPartitioner;
import io.giaoban.wire.Groups;
import io.giaoban.wire.Origin;
import io.giaoban.wire.Replay;
import io.giaoban.wire.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every arriving record: reports are read, checked and entered into their city's ledger,
 * places and rules put in force. What cannot be taken is refused with its reason, and stops
 * nothing.
 */
final class Intake implements FixedKeyProcessor<byte[], byte[], Outcome> {
  static final String ROWS = Groups.ROWS;

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private final ReportReader reader;
  private final int partitions;
  private final Stage stage;
  private final Stumbles stumbles;
  private @Nullable FixedKeyProcessorContext<byte[], Outcome> context;
  private @Nullable TaskDesks desks;
  private @Nullable Rows rows;
  private @Nullable CityDesk about;

  Intake(SchemaRegistryClient registry, int partitions, Stage stage, Stumbles stumbles) {
    this.reader = new ReportReader(registry);
    this.partitions = partitions;
    this.stage = stage;
    this.stumbles = stumbles;
  }

  @Override
  public void init(FixedKeyProcessorContext<byte[], Outcome> processorContext) {
    context = processorContext;
    KeyValueStore<Bytes, byte[]> store = processorContext.getStateStore(ROWS);
    rows = new Rows(store);
    desks = processorContext.getStateStore(TaskDesks.NAME);
    desks.restore(rows);
  }

  @Override
  public void process(FixedKeyRecord<byte[], byte[]> record) {
    RecordMetadata origin = context.recordMetadata().orElseThrow();
    if (!stage.takes(origin.topic(), origin.partition(), origin.offset())) {
      return;
    }
    try {
      takeOrRefuse(record, origin);
    } catch (RuntimeException e) {
      stumbles.over(partition(origin), origin.offset());
      throw e;
    }
    if (!stumbles.none()) {
      stumbles.passed(partition(origin), origin.offset());
    }
    if (desks.takePulse()) {
      context.forward(record.withValue(new Outcome.Pulse()));
    }
  }

  /** The task is committed, and ends here or becomes a standby, of which nothing is closed. */
  @Override
  public void close() {
    if (desks != null) {
      desks.leave();
    }
  }

  private void takeOrRefuse(FixedKeyRecord<byte[], byte[]> record, RecordMetadata origin) {
    try {
      take(record, origin);
    } catch (RefusedException e) {
      count(e.refusal(), Instant.ofEpochMilli(record.timestamp()));
      context.forward(record.withValue(new Outcome.Rejected(rejected(record, origin, e))));
      log(record, origin, e);
      tellReplayed(record, origin, e.refusal().name(), e.detail());
    }
  }

  private static TopicPartition partition(RecordMetadata origin) {
    return new TopicPartition(origin.topic(), origin.partition());
  }

  private static void log(
      FixedKeyRecord<byte[], byte[]> record, RecordMetadata at, RefusedException refused) {
    if (LOG.isInfoEnabled()) {
      Origin.of(record.headers())
          .run(
              () ->
                  LOG.info(
                      "refused {}: {} at {}-{}@{}",
                      refused.refusal(),
                      refused.detail(),
                      at.topic(),
                      at.partition(),
                      at.offset()));
    }
  }

  /** Under the city it is about, as far as that was read. */
  private void count(Refusal refusal, Instant at) {
    if (about == null) {
      desks.tally().refused(refusal, at);
    } else {
      about.tally().refused(refusal, at);
      desks.touch(about);
    }
  }

  private void take(FixedKeyRecord<byte[], byte[]> record, RecordMetadata origin)
      throws RefusedException {
    about = null;
    desks.arrive(Instant.ofEpochMilli(record.timestamp()));
    if (origin.topic().equals(Topics.PLACES.name())) {
      takePlace(record, origin.partition());
    } else if (origin.topic().equals(Topics.RULES.name())) {
      takeRule(record);
    } else if (origin.topic().equals(Topics.SILENCES.name())) {
      takeSilence(record);
    } else if (origin.topic().equals(Topics.CLOCK.name())) {
      desks.tick(Instant.ofEpochMilli(record.timestamp()));
    } else {
      takeReport(record, origin);
    }
  }

  /** Every partition is told every city; it keeps those that are at home in it. */
  private void takePlace(FixedKeyRecord<byte[], byte[]> record, int partition)
      throws RefusedException {
    try {
      City city = PlacesFile.fromJson(record.value());
      if (CityPartitioner.partition(city.code(), partitions) == partition) {
        desks.put(city, Instant.ofEpochMilli(record.timestamp()), rows);
      }
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Refusal.UNREADABLE, String.valueOf(e.getMessage()), e);
    }
  }

  private void takeRule(FixedKeyRecord<byte[], byte[]> record) throws RefusedException {
    Instant knownAt = Instant.ofEpochMilli(record.timestamp());
    try {
      if (record.value() == null) {
        desks.removeRule(new String(record.key(), StandardCharsets.UTF_8), knownAt, rows);
      } else {
        boolean backfill = Backfill.in(record.headers());
        desks.put(RulesFile.fromJson(record.value()), backfill, knownAt, rows);
      }
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Refusal.UNREADABLE, String.valueOf(e.getMessage()), e);
    }
  }

  private void takeSilence(FixedKeyRecord<byte[], byte[]> record) throws RefusedException {
    Instant knownAt = Instant.ofEpochMilli(record.timestamp());
    try {
      if (record.value() == null) {
        desks.removeSilence(new String(record.key(), StandardCharsets.UTF_8), knownAt, rows);
      } else {
        desks.put(SilenceJson.read(record.value()), knownAt, rows);
      }
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Refusal.UNREADABLE, String.valueOf(e.getMessage()), e);
    }
  }

  private void takeReport(FixedKeyRecord<byte[], byte[]> record, RecordMetadata origin)
      throws RefusedException {
    Instant knownAt = Instant.ofEpochMilli(record.timestamp());
    Instant receivedAt = receivedAt(record);
    Report report = reader.read(origin.topic(), record.value(), receivedAt);
    if (!atHome(record.key(), report.city(), origin.partition())) {
      desks.tally().forwarded(knownAt);
      context.forward(
          record.withValue(
              new Outcome.Misplaced(origin.topic(), report.city(), Bytes.wrap(record.value()))));
      return;
    }
    CityDesk desk = desks.desk(report.city());
    about = desk;
    ReportCheck.check(
        report,
        desk == null ? null : desk.city(),
        desk == null ? null : desk.city().unit(report.unit()),
        receivedAt);
    Entry entry = desks.enter(desk, report, knownAt);
    desk.tally().entered(entry, knownAt);
    if (entry.changes()) {
      desk.alerts().changed(report, record.headers());
    }
    if (entry == Entry.CONFLICTING) {
      throw new RefusedException(
          Refusal.REVISION_CONFLICT,
          "revision %d of %s/%s %s: %s (expected: %s, which it said before)"
              .formatted(
                  report.revision(),
                  report.city(),
                  report.unit(),
                  report.day(),
                  CityDesk.content(report.retracted(), report.cumulative(), report.counts()),
                  desk.standing(report)));
    }
    tellReplayed(record, origin, Replay.ACCEPTED, null);
  }

  /** When the report was received at first: no replay makes it newer than what came after it. */
  private static Instant receivedAt(FixedKeyRecord<byte[], byte[]> record) {
    Instant knownAt = Instant.ofEpochMilli(record.timestamp());
    Replay replay = Replay.of(record.headers());
    return replay != null && replay.receivedAt().isBefore(knownAt) ? replay.receivedAt() : knownAt;
  }

  private void tellReplayed(
      FixedKeyRecord<byte[], byte[]> record,
      RecordMetadata origin,
      String outcome,
      @Nullable String detail) {
    Replay replay = Replay.of(record.headers());
    if (replay != null) {
      ReplayedReport told =
          ReplayedReport.newBuilder()
              .setOriginal(replay.original())
              .setOutcome(outcome)
              .setDetail(detail)
              .setTopic(origin.topic())
              .setPartition(origin.partition())
              .setOffset(origin.offset())
              .setKnownAt(Instant.ofEpochMilli(record.timestamp()))
              .build();
      context.forward(record.withValue(new Outcome.Replayed(told)));
    }
  }

  /** Whether the record is in its city's partition, under its city's key. */
  private boolean atHome(byte[] key, String city, int partition) {
    return key != ArrivalKey.NONE
        && Arrays.equals(key, city.getBytes(StandardCharsets.UTF_8))
        && CityPartitioner.partition(city, partitions) == partition;
  }

  private static RejectedReport rejected(
      FixedKeyRecord<byte[], byte[]> record, RecordMetadata origin, RefusedException refused) {
    byte[] key = ArrivalKey.asItCame(record.key());
    return RejectedReport.newBuilder()
        .setReason(refused.refusal().name())
        .setDetail(refused.detail())
        .setOriginal(ByteBuffer.wrap(record.value() == null ? new byte[0] : record.value()))
        .setOriginalKey(key == null ? null : ByteBuffer.wrap(key))
        .setSource("kafka")
        .setTopic(origin.topic())
        .setPartition(origin.partition())
        .setOffset(origin.offset())
        .setKnownAt(Instant.ofEpochMilli(record.timestamp()))
        .build();
  }
}
