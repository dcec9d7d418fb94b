package io.giaoban.stream;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** The topics, as the way of the data names them. */
public final class Topics {
  private static final Map<String, String> KEPT =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG,
          "-1");
  private static final Map<String, String> COMPACTED =
      Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
  private static final Map<String, String> A_DAY =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG,
          "86400000");

  /** Reports of cases; key: the city's code. */
  public static final Topic CASE_REPORTS = new Topic("giaoban.case-reports", true, KEPT);

  /** Reports of vaccinations; key: the city's code. */
  public static final Topic VACCINATION_REPORTS =
      new Topic("giaoban.vaccination-reports", true, KEPT);

  /** Cities as JSON, each in every partition; key: the city's code. */
  public static final Topic PLACES = new Topic("giaoban.places", true, COMPACTED);

  /** Rules as JSON, each in every partition; key: the rule's id. */
  public static final Topic RULES = new Topic("giaoban.rules", true, COMPACTED);

  /** Ticks, each in every partition. */
  public static final Topic CLOCK = new Topic("giaoban.clock", true, A_DAY);

  /** City days; key: {@code city|day|issue}, partitioned by city. */
  public static final Topic CITY_DAYS = new Topic("giaoban.city-days", false, COMPACTED);

  /** Unit days; key: {@code city/unit|day|issue}, partitioned by city. */
  public static final Topic UNIT_DAYS = new Topic("giaoban.unit-days", false, COMPACTED);

  /** Alert messages; key: the city's code. */
  public static final Topic ALERTS = new Topic("giaoban.alerts", false, KEPT);

  /** Refused reports; key: as it came. */
  public static final Topic REJECTED_REPORTS = new Topic("giaoban.rejected-reports", false, KEPT);

  /** All of them. */
  public static final List<Topic> ALL =
      List.of(
          CASE_REPORTS,
          VACCINATION_REPORTS,
          PLACES,
          RULES,
          CLOCK,
          CITY_DAYS,
          UNIT_DAYS,
          ALERTS,
          REJECTED_REPORTS);

  /** Those that the processors read. */
  public static final List<Topic> INPUTS = ALL.stream().filter(Topic::input).toList();

  private Topics() {}
}
