package io.giaoban.cli;

import io.giaoban.rejected.LetterId;
import io.giaoban.rejected.Selection;
import io.giaoban.report.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Options that say which rejected reports are meant: those that fulfil all that are given. */
final class SelectionOptions {
  @Parameters(
      paramLabel = "PARTITION@OFFSET",
      arity = "0..*",
      showDefaultValue = Help.Visibility.NEVER,
      description = "These only, by the number that the list shows.")
  private List<String> ids = List.of();

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "Refused for this reason, e.g. UNKNOWN_UNIT.")
  private @Nullable Refusal reason;

  @Option(names = "--topic", paramLabel = "TOPIC", description = "Refused in this topic.")
  private @Nullable String topic;

  @Option(names = "--feed", paramLabel = "FEED", description = "Sent by this feed.")
  private @Nullable String feed;

  @Option(
      names = "--city",
      paramLabel = "CODE",
      description = "About this city, where that can be told.")
  private @Nullable String city;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Received from then on: a date (in UTC), or a time as 2022-01-02T18:00+07:00.")
  private @Nullable Time from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Received up to the end of that date (in UTC), or before that time.")
  private @Nullable Time to;

  /**
   * A day or an instant.
   *
   * @param start the instant, or when the day begins
   * @param end the instant, or when the day ends
   */
  record Time(Instant start, Instant end) {}

  /** Whether anything was said. */
  boolean given() {
    return !selection().equals(Selection.ALL);
  }

  /**
   * What is meant.
   *
   * @throws IllegalArgumentException if a number is none
   */
  Selection selection() {
    return new Selection(
        ids.stream().map(LetterId::parse).collect(Collectors.toUnmodifiableSet()),
        Optional.ofNullable(reason).map(Refusal::name),
        Optional.ofNullable(topic),
        Optional.ofNullable(feed),
        Optional.ofNullable(city),
        Optional.ofNullable(from).map(Time::start),
        Optional.ofNullable(to).map(Time::end));
  }

  /** Reads a date, or a time with its offset. */
  static final class TimeConverter implements ITypeConverter<Time> {
    @Override
    public Time convert(String text) {
      try {
        if (text.contains("T")) {
          Instant instant = OffsetDateTime.parse(text).toInstant();
          return new Time(instant, instant);
        }
        LocalDate day = LocalDate.parse(text);
        return new Time(
            day.atStartOfDay(ZoneOffset.UTC).toInstant(),
            day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "\"" + text + "\" (expected: a date as 2022-01-02, or a time as 2022-01-02T11:00Z)");
      }
    }
  }
}
