package io.giaoban.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.giaoban.report.Kind;
import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An automated sender with a key.
 *
 * @param id of lower-case letters, digits and hyphens; never used for another again
 * @param name who it is, for people, 1 to 100 characters
 * @param contact whom to ask: an e-mail address or a telephone number
 * @param reports what it may report
 * @param keys what is kept of its keys, the older first: one, or two while they are exchanged
 * @param state whether its keys open anything
 * @param limit how much it may send; null: as much as is usual
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Feed(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String contact,
    @JsonProperty(required = true) List<FeedScope> reports,
    @JsonProperty(required = true) List<FeedKey> keys,
    @JsonProperty(required = true) State state,
    @Nullable RateLimit limit) {
  /** The id of the operator's own feed, whose key is configured where the gateway runs. */
  public static final String OPERATOR = "default";

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");
  private static final Pattern CONTACT =
      Pattern.compile("[^\\p{Cntrl}\\s@]{1,64}@[^\\p{Cntrl}\\s@]{1,189}|\\+?[0-9][0-9 ().-]{4,30}");
  private static final int MOST_KEYS = 2;

  /** Whether a feed's keys open anything. */
  public enum State {
    ACTIVE,
    DISABLED
  }

  public Feed {
    checkText("id", id, ID, "1 to 64 lower-case letters, digits and hyphens");
    checkText("name of feed " + id, name, NAME, "1 to 100 characters");
    checkText("contact of feed " + id, contact, CONTACT, "an e-mail address or telephone number");
    if (reports == null || reports.isEmpty() || keys == null || keys.isEmpty() || state == null) {
      throw new IllegalArgumentException(
          "feed %s: without reports, keys or state (expected: all of them)".formatted(id));
    }
    if (keys.size() > MOST_KEYS) {
      throw new IllegalArgumentException(
          "feed %s: %d keys (expected: at most %d)".formatted(id, keys.size(), MOST_KEYS));
    }
    reports = List.copyOf(reports);
    keys = List.copyOf(keys);
  }

  /** The operator's own feed: it may report everything, as fast as it likes. */
  public static Feed operator(String key) {
    SortedSet<Kind> everyKind = new TreeSet<>(Arrays.asList(Kind.values()));
    SortedSet<String> everyUnit = new TreeSet<>(List.of(FeedScope.ALL));
    return new Feed(
        OPERATOR,
        "the operator's own",
        "operator@localhost",
        List.of(new FeedScope(FeedScope.ALL, everyUnit, everyKind)),
        List.of(FeedKey.of(key, Instant.EPOCH)),
        State.ACTIVE,
        RateLimit.NONE);
  }

  /** Whether it may report that kind about the unit. */
  boolean covers(String city, String unit, Kind kind) {
    return reports.stream().anyMatch(scope -> scope.covers(city, unit, kind));
  }

  /**
   * Checks that it may report this.
   *
   * @throws RefusedException if it may not
   */
  public void check(Report report) throws RefusedException {
    if (!covers(report.city(), report.unit(), report.kind())) {
      throw new RefusedException(
          Refusal.UNIT_NOT_OF_FEED,
          "unit: \"%s\" of %s, %s (expected: what feed %s may report)"
              .formatted(
                  report.unit(), report.city(), report.kind().name().toLowerCase(Locale.ROOT), id));
    }
  }

  /** Whether its keys open anything. */
  boolean active() {
    return state == State.ACTIVE;
  }

  /** The same feed, active or disabled. */
  public Feed in(State other) {
    return new Feed(id, name, contact, reports, keys, other, limit);
  }

  /**
   * The same feed with one more key.
   *
   * @throws IllegalArgumentException if it has two
   */
  public Feed withKey(FeedKey key) {
    if (keys.size() == MOST_KEYS) {
      throw new IllegalArgumentException(
          "feed %s: two keys already, of %s and %s (expected: one; retire the older first)"
              .formatted(id, keys.get(0).createdAt(), keys.get(1).createdAt()));
    }
    return withKeys(Stream.concat(keys.stream(), Stream.of(key)).toList());
  }

  /**
   * The same feed without the older of its two keys.
   *
   * @throws IllegalArgumentException if it has only one
   */
  public Feed withoutOlderKey() {
    if (keys.size() < MOST_KEYS) {
      throw new IllegalArgumentException(
          "feed %s: one key only (expected: two; make the new one first)".formatted(id));
    }
    return withKeys(Collections.singletonList(keys.get(1)));
  }

  private Feed withKeys(List<FeedKey> others) {
    return new Feed(id, name, contact, reports, others, state, limit);
  }

  private static void checkText(
      String what, @Nullable String text, Pattern pattern, String expected) {
    if (text == null || text.isBlank() || !pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "feed: %s: %s (expected: %s)"
              .formatted(what, text == null ? "none" : '"' + text + '"', expected));
    }
  }
}
