package io.giaoban.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a city's days, as a rules file has it.
 *
 * @param id of lower-case letters, digits and hyphens; never used for something else again
 * @param when the condition in CEL, over the figures of a city day as {@code day.newCases}
 * @param until the condition that ends an episode; null: as soon as {@code when} does not hold
 * @param clearDays on how many closed days in a row {@code until} must hold before an episode ends
 * @param severity how bad it is
 * @param figure the figure of the day that is told as the alert's value and peak
 * @param inhibitedBy rules whose episodes cover this one's, which then is not delivered
 * @param onSuspect what it makes of a day whose figures are suspect
 * @param headline one line for people by language, with {@code {city}}, {@code {day}}, {@code
 *     {value}}, {@code {peak}}, {@code {firstDay}}, {@code {lastDay}} and any figure of the day by
 *     its name filled in
 */
public record Rule(
    String id,
    String when,
    @Nullable String until,
    int clearDays,
    Severity severity,
    String figure,
    List<String> inhibitedBy,
    OnSuspect onSuspect,
    Map<String, String> headline,
    Map<String, String> resolved) {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  public Rule {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "rule id: \"" + id + "\" (expected: lower-case letters, digits and hyphens)");
    }
    if (when == null || when.isBlank()) {
      throw new IllegalArgumentException("rule " + id + ": when: none (expected: a condition)");
    }
    if (clearDays < 1) {
      throw new IllegalArgumentException(
          "rule " + id + ": clearDays: " + clearDays + " (expected: >= 1)");
    }
    inhibitedBy = List.copyOf(inhibitedBy);
    headline = texts(id, "headline", headline);
    resolved = texts(id, "resolved", resolved);
  }

  /** Sorted, so that the same rule is written the same in every process. */
  private static Map<String, String> texts(String id, String name, Map<String, String> texts) {
    SortedMap<String, String> sorted = new TreeMap<>(texts);
    if (sorted.containsValue(null)) {
      throw new IllegalArgumentException(
          "rule %s: %s: %s (expected: a text for each language)".formatted(id, name, texts));
    }
    return Collections.unmodifiableSortedMap(sorted);
  }

  @JsonCreator
  static Rule read(
      @JsonProperty(value = "id", required = true) String id,
      @JsonProperty(value = "when", required = true) String when,
      @JsonProperty("until") @Nullable String until,
      @JsonProperty("clearDays") @Nullable Integer clearDays,
      @JsonProperty("severity") @Nullable Severity severity,
      @JsonProperty("figure") @Nullable String figure,
      @JsonProperty("inhibitedBy") @Nullable List<String> inhibitedBy,
      @JsonProperty("onSuspect") @Nullable OnSuspect onSuspect,
      @JsonProperty("headline") @Nullable Map<String, String> headline,
      @JsonProperty("resolved") @Nullable Map<String, String> resolved) {
    return new Rule(
        id,
        when,
        until,
        clearDays == null ? 1 : clearDays,
        severity == null ? Severity.MODERATE : severity,
        figure == null ? "newCases" : figure,
        inhibitedBy == null ? List.of() : inhibitedBy,
        onSuspect == null ? OnSuspect.HOLD : onSuspect,
        headline == null ? Map.of() : headline,
        resolved == null ? Map.of() : resolved);
  }
}
