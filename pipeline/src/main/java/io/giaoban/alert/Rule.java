package io.giaoban.alert;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the days of places, as a rules file has it, and how it is told.
 *
 * @param id of lower-case letters, digits and hyphens; never used for something else again
 * @param scope whose days: cities' or units'
 * @param when the condition in CEL, over the figures of a day as {@code day.newCases}, and of the
 *     days before it as {@code days(8)[7].sum7}
 * @param until the condition that ends an episode; null: as soon as {@code when} does not hold
 * @param forDays on how many closed days in a row {@code when} must hold before it is raised; 1: a
 *     day that is still open may raise it, too, if {@code provisional}
 * @param clearDays on how many closed days in a row {@code until} must hold before an episode ends
 * @param severity how bad it is
 * @param figure the figure of the day that is told as the alert's value and peak
 * @param inhibitedBy rules whose episodes at the same place cover this one's, which then is not
 *     delivered
 * @param onSuspect what it makes of a day whose figures are suspect
 * @param provisional whether a day that is still open may raise or prolong: totals only grow
 * @param updates whether new days and peaks of an episode that goes on are told
 * @param headline one line for people by language, with {@code {place}}, {@code {city}}, {@code
 *     {unit}}, {@code {day}}, {@code {value}}, {@code {peak}}, {@code {firstDay}}, {@code
 *     {lastDay}} and any figure of the day by its name filled in
 * @param advice what to do, by language, filled in likewise
 * @param resolved the headline that tells the end, by language; empty: the same headline
 */
@JsonDeserialize(builder = Rule.Builder.class)
public record Rule(
    String id,
    Scope scope,
    String when,
    @Nullable String until,
    int forDays,
    int clearDays,
    Severity severity,
    String figure,
    List<String> inhibitedBy,
    OnSuspect onSuspect,
    boolean provisional,
    Updates updates,
    Map<String, String> headline,
    Map<String, String> advice,
    Map<String, String> resolved) {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final int MOST_DAYS = 366;
  private static final int LONGEST_TEXT = 1_000;

  public Rule {
    if (!isId(id)) {
      throw new WrongFieldException(
          id, "id", "\"" + id + "\" (expected: at most 64 lower-case letters, digits, hyphens)");
    }
    if (when == null || when.isBlank()) {
      throw new WrongFieldException(id, "when", "none (expected: a condition)");
    }
    requireNonNull(scope, "scope");
    checkDays(id, "forDays", forDays);
    checkDays(id, "clearDays", clearDays);
    requireNonNull(severity, "severity");
    requireNonNull(figure, "figure");
    inhibitedBy = List.copyOf(inhibitedBy);
    requireNonNull(onSuspect, "onSuspect");
    requireNonNull(updates, "updates");
    headline = texts(id, "headline", headline);
    advice = texts(id, "advice", advice);
    resolved = texts(id, "resolved", resolved);
  }

  /** Whether that can be a rule's id. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  private static void checkDays(String id, String name, int days) {
    if (days < 1 || days > MOST_DAYS) {
      throw new WrongFieldException(id, name, days + " (expected: 1 to " + MOST_DAYS + ")");
    }
  }

  /** Sorted, so that the same rule is written the same in every process. */
  private static Map<String, String> texts(String id, String name, Map<String, String> texts) {
    SortedMap<String, String> sorted = new TreeMap<>(texts);
    for (Map.Entry<String, String> text : sorted.entrySet()) {
      if (text.getValue() == null || text.getValue().length() > LONGEST_TEXT) {
        throw new WrongFieldException(
            id,
            name,
            "%s: %s (expected: at most %,d characters)"
                .formatted(
                    text.getKey(),
                    text.getValue() == null
                        ? "none"
                        : "%,d characters".formatted(text.getValue().length()),
                    LONGEST_TEXT));
      }
    }
    return Collections.unmodifiableSortedMap(sorted);
  }

  /** What a rule is where nothing else is said. */
  @JsonPOJOBuilder(withPrefix = "")
  public static final class Builder {
    private final String id;
    private final String when;
    private Scope scope = Scope.CITIES;
    private @Nullable String until;
    private int forDays = 1;
    private int clearDays = 1;
    private Severity severity = Severity.MODERATE;
    private String figure = "newCases";
    private List<String> inhibitedBy = List.of();
    private OnSuspect onSuspect = OnSuspect.HOLD;
    private boolean provisional = true;
    private Updates updates = Updates.DAILY;
    private Map<String, String> headline = Map.of();
    private Map<String, String> advice = Map.of();
    private Map<String, String> resolved = Map.of();

    @JsonCreator
    public Builder(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "when", required = true) String when) {
      this.id = id;
      this.when = when;
    }

    public Builder scope(Scope value) {
      scope = value;
      return this;
    }

    public Builder until(@Nullable String value) {
      until = value;
      return this;
    }

    public Builder forDays(int value) {
      forDays = value;
      return this;
    }

    public Builder clearDays(int value) {
      clearDays = value;
      return this;
    }

    public Builder severity(Severity value) {
      severity = value;
      return this;
    }

    public Builder figure(String value) {
      figure = value;
      return this;
    }

    public Builder inhibitedBy(List<String> value) {
      inhibitedBy = value;
      return this;
    }

    public Builder onSuspect(OnSuspect value) {
      onSuspect = value;
      return this;
    }

    public Builder provisional(boolean value) {
      provisional = value;
      return this;
    }

    public Builder updates(Updates value) {
      updates = value;
      return this;
    }

    public Builder headline(Map<String, String> value) {
      headline = value;
      return this;
    }

    public Builder advice(Map<String, String> value) {
      advice = value;
      return this;
    }

    public Builder resolved(Map<String, String> value) {
      resolved = value;
      return this;
    }

    public Rule build() {
      return new Rule(
          id,
          scope,
          when,
          until,
          forDays,
          clearDays,
          severity,
          figure,
          inhibitedBy,
          onSuspect,
          provisional,
          updates,
          headline,
          advice,
          resolved);
    }
  }
}
