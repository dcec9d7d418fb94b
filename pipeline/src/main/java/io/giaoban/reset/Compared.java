package io.giaoban.reset;

import io.giaoban.reset.Difference.Kind;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.RejectedReport;
import io.giaoban.schema.ReplayedReport;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What of a topic is compared, and how.
 *
 * @param name what it is called
 * @param apart the fields that may differ, as they tell of the way and not of where it led
 * @param essence what a record comes to, besides
 * @param weighs which differences matter
 * @param toldInTime whether it is told at the end of a stretch of time, and so may still wait
 * @param subject what a record is about: of all that is said about the same the last word counts
 * @param nothing whether a last word comes to the same as if nothing had been said
 */
record Compared(
    String name,
    Topic topic,
    Set<String> apart,
    UnaryOperator<SpecificRecord> essence,
    List<Kind> weighs,
    boolean toldInTime,
    Subject subject,
    Predicate<SpecificRecord> nothing) {

  private static final List<Kind> ALL = Arrays.asList(Kind.values());

  /** What a record is about. */
  interface Subject {
    /** What it is about; null: nothing that is compared. */
    @Nullable String of(ConsumerRecord<byte[], byte[]> record, Values values, Snapshot until);
  }

  /** Reads values. */
  interface Values {
    SpecificRecord of(ConsumerRecord<byte[], byte[]> record);
  }

  /** What is partitioned by city. */
  static final List<Compared> BY_CITY =
      List.of(
          // A version counts what commits told.
          byKey(Topics.CITY_DAYS, Set.of("version"), false),
          byKey(Topics.UNIT_DAYS, Set.of(), false),
          new Compared(
              Topics.ALERTS.name(),
              Topics.ALERTS,
              Set.of("version", "sequence", "references", "reason", "knownAt", "headline"),
              Compared::open,
              ALL,
              true,
              (record, values, until) -> ((Alert) values.of(record)).getId(),
              last -> ((Alert) last).getState() == AlertState.CANCELLED),
          new Compared(
              "giaoban.alerts, each message",
              Topics.ALERTS,
              Set.of("version"),
              UnaryOperator.identity(),
              List.of(),
              true,
              (record, values, until) -> message((Alert) values.of(record)),
              last -> false),
          byKey(Topics.RULE_HEALTH, Set.of(), true),
          byKey(Topics.INTAKE_COUNTS, Set.of(), false));

  /** Logs that are partitioned as it comes. What was said there once stays said. */
  static final List<Compared> LOGS =
      List.of(
          log(
              Topics.REJECTED_REPORTS,
              (record, values, until) -> refused((RejectedReport) values.of(record), until)),
          log(
              Topics.REPLAYED_REPORTS,
              (record, values, until) -> replayed((ReplayedReport) values.of(record), until)));

  /** The fields in which two records differ, as far as they are compared. */
  List<FieldChange> changes(SpecificRecord live, SpecificRecord anew) {
    return FieldChange.between(essence.apply(live), essence.apply(anew), apart);
  }

  private static Compared byKey(Topic topic, Set<String> apart, boolean toldInTime) {
    return new Compared(
        topic.name(),
        topic,
        apart,
        UnaryOperator.identity(),
        ALL,
        toldInTime,
        (record, values, until) -> new String(record.key(), StandardCharsets.UTF_8),
        last -> false);
  }

  private static Compared log(Topic topic, Subject subject) {
    return new Compared(
        topic.name(),
        topic,
        Set.of(),
        UnaryOperator.identity(),
        List.of(Kind.CHANGED, Kind.ONLY_ANEW),
        false,
        subject,
        last -> false);
  }

  /** An alert that stands, whether it was told once or more often. */
  private static SpecificRecord open(SpecificRecord last) {
    Alert alert = (Alert) last;
    return alert.getState() == AlertState.RAISED
        ? Alert.newBuilder(alert).setState(AlertState.UPDATED).build()
        : alert;
  }

  private static String message(Alert alert) {
    return alert.getId() + "#" + alert.getSequence();
  }

  /** The gateway refuses, too: that is told once, and not by a processor. */
  private static @Nullable String refused(RejectedReport report, Snapshot until) {
    return report.getSource().equals("kafka")
        ? origin(report.getTopic(), report.getPartition(), report.getOffset(), until)
        : null;
  }

  private static @Nullable String replayed(ReplayedReport report, Snapshot until) {
    return origin(report.getTopic(), report.getPartition(), report.getOffset(), until);
  }

  private static @Nullable String origin(
      @Nullable String topic, @Nullable Integer partition, @Nullable Long offset, Snapshot until) {
    boolean taken =
        topic != null
            && partition != null
            && offset != null
            && until.took(topic, partition, offset);
    return taken ? "%s-%d@%d".formatted(topic, partition, offset) : null;
  }
}
