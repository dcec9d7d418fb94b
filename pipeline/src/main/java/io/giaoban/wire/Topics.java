package io.giaoban.wire;

import io.giaoban.schema.Acknowledgement;
import io.giaoban.schema.Alert;
import io.giaoban.schema.CaseReport;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DeliveryAttempt;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.RejectedReport;
import io.giaoban.schema.ReplayedReport;
import io.giaoban.schema.RuleHealth;
import io.giaoban.schema.SubmissionStatus;
import io.giaoban.schema.SubscriptionProgress;
import io.giaoban.schema.Tick;
import io.giaoban.schema.UnitDay;
import io.giaoban.schema.VaccinationReport;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;

/** The topics, as the way of the data names them. */
public final class Topics {
  /** The largest record of the rejected reports; producers must allow it. */
  public static final int MAX_REJECTED_BYTES = 4 << 20;

  private static final Map<String, String> KEPT =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG,
          "-1");

  /** Room for a record as large as brokers take, and what is said about it. */
  private static final Map<String, String> KEPT_WHOLE =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG,
          "-1",
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
          Integer.toString(Topics.MAX_REJECTED_BYTES));

  /** For so long what is written over stays: a backup reads what stood at its moment. */
  private static final String AN_HOUR = Long.toString(Duration.ofHours(1).toMillis());

  /** The last word of each key; the state of processors is kept so, too. */
  public static final Map<String, String> COMPACTED =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_COMPACT,
          TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
          AN_HOUR);

  /** The last word of each key, for as long as anybody is likely to ask. */
  private static final Map<String, String> COMPACTED_AND_FORGOTTEN =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
          AN_HOUR,
          TopicConfig.RETENTION_MS_CONFIG,
          Long.toString(Duration.ofDays(30).toMillis()),
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
          Integer.toString(Topics.MAX_REJECTED_BYTES));

  private static final Map<String, String> A_MONTH =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG,
          Long.toString(Duration.ofDays(30).toMillis()));

  private static final Map<String, String> A_DAY =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG,
          "86400000");

  /** Reports of cases; key: the city's code. */
  public static final Topic CASE_REPORTS =
      Topic.input("giaoban.case-reports", KEPT, CaseReport.SCHEMA$);

  /** Reports of vaccinations; key: the city's code. */
  public static final Topic VACCINATION_REPORTS =
      Topic.input("giaoban.vaccination-reports", KEPT, VaccinationReport.SCHEMA$);

  /**
   * Cities as JSON, each in every partition; key: the city's code. Every version is kept, so that a
   * replay meets each where it was.
   */
  public static final Topic PLACES = Topic.input("giaoban.places", KEPT, null);

  /** Rules as JSON, each in every partition, kept like places; key: the rule's id. */
  public static final Topic RULES = Topic.input("giaoban.rules", KEPT, null);

  /**
   * Silences as JSON, each in every partition, kept like places; key: the silence's id. Without a
   * value: it is taken back.
   */
  public static final Topic SILENCES = Topic.input("giaoban.silences", KEPT, null);

  /**
   * Feeds as JSON, each in every partition; key: the feed's id. Only the last version is kept: what
   * a key opened once is of no use to a replay.
   */
  public static final Topic FEEDS = Topic.output("giaoban.feeds", COMPACTED, null);

  /**
   * Subscriptions as JSON, each in every partition; key: the subscription's id. Only the last
   * version is kept.
   */
  public static final Topic SUBSCRIPTIONS = Topic.output("giaoban.subscriptions", COMPACTED, null);

  /**
   * How far telling each subscriber has come; key: the subscription's id. Who is assigned a
   * partition in the dispatchers' group tells the subscribers in it.
   */
  public static final Topic SUBSCRIPTION_PROGRESS =
      Topic.output("giaoban.subscription-progress", COMPACTED, SubscriptionProgress.SCHEMA$);

  /** Attempts to tell subscribers, for 30 days; key: the subscription's id. */
  public static final Topic DELIVERIES =
      Topic.output("giaoban.deliveries", A_MONTH, DeliveryAttempt.SCHEMA$);

  /** Ticks, each in every partition. */
  public static final Topic CLOCK = Topic.input("giaoban.clock", A_DAY, Tick.SCHEMA$);

  /** City days; key: {@code city|day|issue}, partitioned by city. */
  public static final Topic CITY_DAYS =
      Topic.output("giaoban.city-days", COMPACTED, CityDay.SCHEMA$);

  /** Unit days; key: {@code city/unit|day|issue}, partitioned by city. */
  public static final Topic UNIT_DAYS =
      Topic.output("giaoban.unit-days", COMPACTED, UnitDay.SCHEMA$);

  /** Alert messages; key: the city's code. */
  public static final Topic ALERTS = Topic.output("giaoban.alerts", KEPT, Alert.SCHEMA$);

  /** Alerts that somebody has taken note of; key: the city's code. */
  public static final Topic ACKNOWLEDGEMENTS =
      Topic.output("giaoban.acknowledgements", KEPT, Acknowledgement.SCHEMA$);

  /** What became of submissions at the door, for 30 days; key: the submission's id. */
  public static final Topic SUBMISSIONS =
      Topic.output("giaoban.submissions", COMPACTED_AND_FORGOTTEN, SubmissionStatus.SCHEMA$);

  /** Refused reports; key: as it came. */
  public static final Topic REJECTED_REPORTS =
      Topic.output("giaoban.rejected-reports", KEPT_WHOLE, RejectedReport.SCHEMA$);

  /** How rules fare; key: {@code rule|city}, partitioned by city. */
  public static final Topic RULE_HEALTH =
      Topic.output("giaoban.rule-health", COMPACTED, RuleHealth.SCHEMA$);

  /** What became of arriving records, counted; key: {@code city|issue}, partitioned by city. */
  public static final Topic INTAKE_COUNTS =
      Topic.output("giaoban.intake-counts", COMPACTED, IntakeCounts.SCHEMA$);

  /**
   * What became of refused reports that were sent again; key: {@code partition@offset} of the
   * refused one.
   */
  public static final Topic REPLAYED_REPORTS =
      Topic.output("giaoban.replayed-reports", KEPT, ReplayedReport.SCHEMA$);

  /** All of them. */
  public static final List<Topic> ALL =
      List.of(
          CASE_REPORTS,
          VACCINATION_REPORTS,
          PLACES,
          RULES,
          SILENCES,
          FEEDS,
          CLOCK,
          CITY_DAYS,
          UNIT_DAYS,
          ALERTS,
          RULE_HEALTH,
          ACKNOWLEDGEMENTS,
          SUBMISSIONS,
          SUBSCRIPTIONS,
          SUBSCRIPTION_PROGRESS,
          DELIVERIES,
          REJECTED_REPORTS,
          INTAKE_COUNTS,
          REPLAYED_REPORTS);

  /** What processors tell of the cities, partitioned by city. */
  public static final List<Topic> RESULTS_BY_CITY =
      List.of(CITY_DAYS, UNIT_DAYS, ALERTS, RULE_HEALTH, INTAKE_COUNTS);

  /** All that processors tell; what they refuse, and send again, is partitioned as it comes. */
  public static final List<Topic> RESULTS =
      Stream.concat(RESULTS_BY_CITY.stream(), Stream.of(REJECTED_REPORTS, REPLAYED_REPORTS))
          .toList();

  /** Those that the processors read. */
  public static final List<Topic> INPUTS = ALL.stream().filter(Topic::input).toList();

  private Topics() {}

  /**
   * Settings with what has a write wait for enough copies, whatever the brokers' default.
   *
   * @param replication how many copies there are; empty: as the brokers say, and so is this
   */
  public static Map<String, String> settings(
      Map<String, String> settings, Optional<Short> replication) {
    Map<String, String> all = new HashMap<>(settings);
    replication.ifPresent(
        copies -> all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, copies >= 3 ? "2" : "1"));
    return all;
  }
}
