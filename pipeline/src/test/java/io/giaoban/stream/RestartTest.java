package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.City;
import io.giaoban.report.Report;
import io.giaoban.schema.CityDay;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A task that was set up again from its rows goes on as if it had never stopped. */
class RestartTest {
  private static final List<City> CITIES =
      List.of(Story.cityOf("VN-X", "A", "B", "ALL"), Story.cityOf("VN-Y", "A", "B", "C"));

  @Property(tries = 200)
  void shouldGoOnAsIfItHadNeverStopped(
      @ForAll("reports") List<Report> before,
      @ForAll("reports") List<Report> after,
      @ForAll @IntRange(min = 1, max = 7) int flushEvery) {
    Task task = new Task(CITIES);
    task.take(before, flushEvery);
    Task restarted = task.restarted();
    assertThat(restarted.flushed()).isEmpty();
    assertThat(restarted.take(after, flushEvery)).isEqualTo(task.take(after, flushEvery));
  }

  @Property(tries = 100)
  void shouldTellEachDayOnceAFlushAndDateOfIssue(@ForAll("reports") List<Report> reports) {
    List<Object> told = new Task(CITIES).take(reports, reports.size() + 1);
    List<String> days =
        told.stream()
            .filter(CityDay.class::isInstance)
            .map(CityDay.class::cast)
            .map(day -> day.getCity() + day.getDay() + day.getIssue())
            .toList();
    assertThat(days).doesNotHaveDuplicates();
  }

  @Provide
  Arbitrary<List<Report>> reports() {
    return RandomReports.of(CITIES).list().ofMaxSize(40);
  }
}
