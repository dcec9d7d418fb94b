package io.giaoban.stream;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.report.Refusal;
import io.giaoban.schema.IntakeCounts;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tokyo's days that were published again: with the same figures in the shipped sample, with others
 * in the second file. There 2022-09-25 comes three times; 2022-06-15 comes twice under one time of
 * publication, which leaves nothing to order the two by.
 */
class RepublicationsTest {
  private static final String CITY = "JP-13";
  private static final String SUBTOTAL = "小計";
  private static final DateTimeFormatter PUBLISHED = DateTimeFormatter.ofPattern("uuuu/M/d H:mm");

  private enum Became {
    STATED,
    CORRECTED,
    CONFIRMED,
    REPEATED,
    CONFLICTING
  }

  private record Publication(LocalDateTime published, int cumulative) {
    static Publication of(Map<String, String> row) {
      return new Publication(
          LocalDateTime.parse(row.get("published"), PUBLISHED),
          Integer.parseInt(row.get("cumulative")));
    }
  }

  private record Figures(@Nullable Integer newCases, long cumulative) {}

  @ParameterizedTest
  @CsvSource({
    "/io/giaoban/sample/tokyo/cumulative_reports.csv, 0, 256, 0, 0",
    "/io/giaoban/sample/tokyo-republications.csv, 96, 32, 12, 52"
  })
  void shouldTellOnEachDateWhatStoodThen(
      String name, long corrected, long confirmed, long repeated, int conflicting) {
    ReportFile file = new ReportFile(name);
    Standing standing = new Standing();
    try (Pipeline pipeline = Pipeline.shipped()) {
      file.reports().forEach(pipeline::report);
      publications(file)
          .forEach(
              (asOf, rows) -> {
                rows.forEach(standing::publish);
                assertThat(told(pipeline, asOf)).as("as of %s", asOf).isEqualTo(standing.figures());
              });
      List<IntakeCounts> counts = pipeline.counts(CITY);
      assertThat(sum(counts, IntakeCounts::getStated)).isEqualTo(standing.count(Became.STATED));
      assertThat(sum(counts, IntakeCounts::getCorrected))
          .isEqualTo(standing.count(Became.CORRECTED))
          .isEqualTo(corrected);
      assertThat(sum(counts, IntakeCounts::getConfirmed))
          .isEqualTo(standing.count(Became.CONFIRMED))
          .isEqualTo(confirmed);
      assertThat(sum(counts, IntakeCounts::getRepeated))
          .isEqualTo(standing.count(Became.REPEATED))
          .isEqualTo(repeated);
      assertThat(pipeline.rejected())
          .hasSize(standing.count(Became.CONFLICTING))
          .hasSize(conflicting)
          .allMatch(one -> one.getReason().equals(Refusal.REVISION_CONFLICT.name()));
    }
  }

  /** The rows of each area by the date of publication. */
  private static SortedMap<LocalDate, List<Map<String, String>>> publications(ReportFile file) {
    return file.rows().stream()
        .filter(row -> !row.get("area").equals(SUBTOTAL))
        .collect(
            groupingBy(
                row -> Publication.of(row).published().toLocalDate(), TreeMap::new, toList()));
  }

  private static SortedMap<LocalDate, Figures> told(Pipeline pipeline, LocalDate asOf) {
    SortedMap<LocalDate, Figures> told = new TreeMap<>();
    pipeline
        .cityDays(CITY, asOf)
        .forEach(
            (date, day) ->
                told.put(date, new Figures(day.getNewCases(), day.getCumulativeCases())));
    return told;
  }

  private static long sum(List<IntakeCounts> counts, ToLongFunction<IntakeCounts> figure) {
    return counts.stream().mapToLong(figure).sum();
  }

  /** Of each day and area what was published last. */
  private static final class Standing {
    private final SortedMap<LocalDate, Map<String, Publication>> days = new TreeMap<>();
    private final Map<Became, Integer> counts = new EnumMap<>(Became.class);

    void publish(Map<String, String> row) {
      Publication next = Publication.of(row);
      Map<String, Publication> day =
          days.computeIfAbsent(LocalDate.parse(row.get("report_date")), d -> new HashMap<>());
      Publication before = day.get(row.get("area"));
      Became became = became(before, next);
      counts.merge(became, 1, Integer::sum);
      if (became != Became.CONFLICTING) {
        day.put(row.get("area"), next);
      }
    }

    private static Became became(@Nullable Publication before, Publication next) {
      if (before == null) {
        return Became.STATED;
      }
      if (before.published().equals(next.published())) {
        return before.equals(next) ? Became.REPEATED : Became.CONFLICTING;
      }
      return before.cumulative() == next.cumulative() ? Became.CONFIRMED : Became.CORRECTED;
    }

    int count(Became became) {
      return counts.getOrDefault(became, 0);
    }

    /** New cases where the total of the day before is known. */
    SortedMap<LocalDate, Figures> figures() {
      SortedMap<LocalDate, Figures> figures = new TreeMap<>();
      days.forEach(
          (day, areas) -> {
            long total = total(areas);
            Map<String, Publication> before = days.get(day.minusDays(1));
            figures.put(
                day, new Figures(before == null ? null : (int) (total - total(before)), total));
          });
      return figures;
    }

    private static long total(Map<String, Publication> areas) {
      return areas.values().stream().mapToLong(Publication::cumulative).sum();
    }
  }
}
