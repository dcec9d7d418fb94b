package io.giaoban.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a report from named texts: a row of a CSV file, a flat JSON object. Names are those of the
 * HTTP interface. An empty text is the same as none: unknown.
 */
public final class ReportFields {
  private static final Set<String> COMMON =
      Set.of("kind", "city", "unit", "day", "revision", "reportedAt", "retracted", "basis");
  private static final Set<String> CASES = caseNames();
  private static final Set<String> DOSES = Set.of("dose", "group", "administered");
  private static final Set<String> NAMES = allNames();
  private static final int SHOWN_CHARS = 80;

  private static final Form<String> CITY = new Form<>(Function.identity(), "a city's code");
  private static final Form<String> UNIT = new Form<>(Function.identity(), "a unit's code");
  private static final Form<LocalDate> DAY =
      new Form<>(LocalDate::parse, "a date as 2022-01-02", Hints::date);
  private static final Form<Integer> COUNT =
      new Form<>(Integer::valueOf, "a whole number >= 0 and < 2147483648", Hints::number);
  private static final Form<Integer> DOSE =
      new Form<>(Integer::valueOf, "a whole number >= 1", Hints::number);
  private static final Form<Long> REVISION =
      new Form<>(Long::valueOf, "a whole number", Hints::number);
  private static final Form<Instant> REPORTED_AT =
      new Form<>(ReportFields::instant, "a time as 2022-01-02T18:00:00+07:00");
  private static final Form<Boolean> RETRACTED = new Form<>(ReportFields::bool, "true or false");
  private static final Form<Boolean> BASIS =
      new Form<>(ReportFields::cumulative, "daily or cumulative");
  private static final Form<Kind> KIND =
      new Form<>(text -> Kind.valueOf(text.toUpperCase(Locale.ROOT)), "cases or vaccinations");

  private final Map<String, String> fields;

  private ReportFields(Map<String, String> fields) {
    this.fields = fields;
  }

  /**
   * Reads one report. Vaccinations have one dose ({@code dose}, {@code group}, {@code
   * administered}); what several rows say together the caller joins.
   *
   * @param fields text by name
   * @param feed the feed that sent it; null: not told
   * @param receivedAt stands for {@code reportedAt} where there is none, and {@code reportedAt} in
   *     milliseconds for {@code revision} where there is none
   * @throws RefusedException naming the field, its text and what was expected
   */
  public static Report read(Map<String, String> fields, @Nullable String feed, Instant receivedAt)
      throws RefusedException {
    return new ReportFields(fields).report(feed, receivedAt);
  }

  /** The names that there are, of both kinds of reports, in alphabetical order. */
  public static Set<String> names() {
    return NAMES;
  }

  private Report report(@Nullable String feed, Instant receivedAt) throws RefusedException {
    Kind kind = kind();
    refuseUnknown(kind);
    Instant reportedAt = optional("reportedAt", REPORTED_AT);
    Instant at = reportedAt == null ? receivedAt : reportedAt;
    Long revision = optional("revision", REVISION);
    Boolean retracted = optional("retracted", RETRACTED);
    Boolean cumulative = optional("basis", BASIS);
    return new Report(
        kind,
        required("city", CITY),
        required("unit", UNIT),
        required("day", DAY),
        revision == null ? at.toEpochMilli() : revision,
        at,
        feed,
        Boolean.TRUE.equals(retracted),
        Boolean.TRUE.equals(cumulative),
        kind == Kind.CASES ? cases() : doses(Boolean.TRUE.equals(retracted)));
  }

  /** The kind: where none is told, vaccinations if there is a dose, else cases. */
  private Kind kind() throws RefusedException {
    Kind kind = optional("kind", KIND);
    if (kind != null) {
      return kind;
    }
    return text("dose") == null ? Kind.CASES : Kind.VACCINATIONS;
  }

  private void refuseUnknown(Kind kind) throws RefusedException {
    Set<String> own = kind == Kind.CASES ? CASES : DOSES;
    Set<String> others = kind == Kind.CASES ? DOSES : CASES;
    for (String name : fields.keySet()) {
      if (COMMON.contains(name) || own.contains(name)) {
        continue;
      }
      // A file with both kinds has the columns of both: those of the other kind must be empty.
      if (!others.contains(name) || text(name) != null) {
        Set<String> known = new TreeSet<>(COMMON);
        known.addAll(own);
        throw new RefusedException(
            Refusal.UNKNOWN_FIELD,
            "field \"" + shorten(name) + "\" (expected: one of " + known + ")");
      }
    }
  }

  private Counts cases() throws RefusedException {
    Counts.Builder counts = new Counts.Builder();
    for (CaseMeasure measure : CaseMeasure.values()) {
      counts.put(measure, optional(measure.label(), COUNT));
    }
    return counts.build();
  }

  private Counts doses(boolean retracted) throws RefusedException {
    if (retracted && text("dose") == null) {
      return Counts.NONE;
    }
    int dose = required("dose", DOSE);
    int administered = required("administered", COUNT);
    return new Counts.Builder().put(new DoseMeasure(dose, text("group")), administered).build();
  }

  private <T> T required(String name, Form<T> form) throws RefusedException {
    T value = optional(name, form);
    if (value == null) {
      throw new RefusedException(
          Refusal.MISSING_FIELD, name + " is missing (expected: " + form.expected() + ")");
    }
    return value;
  }

  private <T> @Nullable T optional(String name, Form<T> form) throws RefusedException {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return form.read().apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new RefusedException(
          Refusal.BAD_VALUE,
          "%s: \"%s\" (expected: %s%s)"
              .formatted(name, shorten(text), form.expected(), form.hint().apply(text)),
          e);
    }
  }

  private @Nullable String text(String name) {
    String text = fields.get(name);
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Instant instant(String text) {
    OffsetDateTime time = OffsetDateTime.parse(text);
    if (time.getYear() < 1970 || time.getYear() > 9999) {
      throw new DateTimeException("year " + time.getYear());
    }
    return time.toInstant();
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static boolean cumulative(String text) {
    return switch (text) {
      case "cumulative" -> true;
      case "daily" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Set<String> caseNames() {
    Set<String> names = new LinkedHashSet<>();
    Arrays.stream(CaseMeasure.values()).map(CaseMeasure::label).forEach(names::add);
    return names;
  }

  private static Set<String> allNames() {
    Set<String> names = new TreeSet<>(COMMON);
    names.addAll(CASES);
    names.addAll(DOSES);
    return Collections.unmodifiableSet(names);
  }

  private static String shorten(String text) {
    return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
  }

  /**
   * How a text is read.
   *
   * @param read the value of a text; throws where it has none
   * @param expected what it should have been, for people
   * @param hint what to write in place of a text; empty: nobody knows
   */
  private record Form<T>(Function<String, T> read, String expected, Function<String, String> hint) {
    Form(Function<String, T> read, String expected) {
      this(read, expected, text -> "");
    }
  }
}
