package io.giaoban.cli;

import com.google.errorprone.annotations.FormatMethod;
import io.giaoban.board.Board;
import io.giaoban.board.BoardListener;
import io.giaoban.node.Node;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import io.giaoban.schema.StatedBy;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * What a person sees of the demo: a row for each day as soon as it is closed, alerts as they are
 * told, and a summary. In quiet mode only how far it is.
 */
final class DemoScreen implements BoardListener {
  private static final int BAR_CELLS = 24;
  private static final int CASES_A_CELL = 250;
  private static final int QUIET_STEP_PERCENT = 20;

  private static final int NAME_CELLS = 9;
  private static final String UNKNOWN = "–";

  private final PrintWriter out;
  private final Supplier<Places> places;
  private final boolean quiet;

  /** The last row of each day: a day is told again for much that no row shows. */
  private final Map<String, String> rows = new HashMap<>();

  private int percentTold = -1;

  DemoScreen(PrintWriter out, Supplier<Places> places, boolean quiet) {
    this.out = out;
    this.places = places;
    this.quiet = quiet;
  }

  static void starting(PrintWriter out) {
    say(out, "@|bold giaoban|@  starting broker, registry, processor, board …");
  }

  void started() {
    if (!quiet) {
      say("@|faint %-9s  %-10s  %8s  %10s  %6s|@", "city", "day", "new", "7-day mean", "units");
      say(
          "@|faint %-9s  %-10s  %8s  %10s  %6s|@",
          "thành phố", "ngày", "ca mới", "TB 7 ngày", "đơn vị");
    }
  }

  synchronized void progress(int fed, int all, @Nullable LocalDate day) {
    int percent = 100 * fed / Math.max(1, all);
    if (quiet && percent / QUIET_STEP_PERCENT != percentTold / QUIET_STEP_PERCENT) {
      percentTold = percent;
      say("%3d %%  %,d of %,d reports, up to %s", percent, fed, all, day);
    }
  }

  @Override
  public synchronized void cityDay(CityDay day) {
    if (quiet || day.getState() == DayState.OPEN) {
      return;
    }
    String row = row(day);
    if (!row.equals(rows.put(day.getCity() + " " + day.getDay(), row))) {
      say("%s", row);
    }
  }

  @Override
  public synchronized void alert(Alert alert) {
    if (quiet) {
      return;
    }
    String colour =
        switch (alert.getState()) {
          case RAISED -> "bold,red";
          case UPDATED -> "yellow";
          case RESOLVED, CANCELLED -> "green";
        };
    if (alert.getState() != AlertState.UPDATED) {
      alert
          .getHeadline()
          .forEach((language, line) -> say("@|%s   ● %s  %s|@", colour, language, line));
    }
  }

  synchronized void finished(Board board, int reports) {
    say("@|bold all %,d reports processed|@", reports);
    if (quiet) {
      return;
    }
    for (City city : places.get().cities()) {
      Collection<CityDay> days = board.days().days(city.code(), null, null);
      if (!days.isEmpty()) {
        say("");
        say("@|bold %s|@  %d days, 7-day mean by week:", city.name(), days.size());
        say("  %s", Sparkline.ofWeeks(List.copyOf(days)));
        long raised =
            board.alerts().histories().stream()
                .filter(history -> history.last().getCity().equals(city.code()))
                .count();
        say("  %d alerts", raised);
      }
    }
  }

  synchronized void stayingUp(Node node) {
    say("");
    say("It stays up. Ask it, e.g. (Ctrl-C ends it):");
    say("  curl '%s/v1/cities/VN-HN/days?from=2021-12-06&to=2021-12-12'", node.httpUrl());
    say("  curl '%s/v1/alerts?city=JP-13'", node.httpUrl());
    say("kafka=%s registry=%s", node.cluster().brokers(), node.cluster().registryUrl());
  }

  private String row(CityDay day) {
    City city = places.get().city(day.getCity());
    int cells = day.getNewCases() == null ? 0 : Math.max(0, day.getNewCases() / CASES_A_CELL);
    String units =
        day.getStatedBy() == StatedBy.CITY
            ? "city"
            : day.getUnitsReported() + "/" + day.getUnitsExpected();
    return "%s  %s  %8s  %10s  %6s  %s%s"
        .formatted(
            Cells.padded(city == null ? day.getCity() : city.name(), NAME_CELLS),
            day.getDay(),
            number(day.getNewCases()),
            day.getMean7() == null ? UNKNOWN : String.format(Locale.ROOT, "%,.1f", day.getMean7()),
            units,
            "█".repeat(Math.min(BAR_CELLS, cells)) + (cells > BAR_CELLS ? "▶" : ""),
            day.getState() == DayState.REVISED ? " revised" : "")
        .stripTrailing();
  }

  private static String number(@Nullable Integer count) {
    return count == null ? UNKNOWN : String.format(Locale.ROOT, "%,d", count);
  }

  @FormatMethod
  private void say(String format, Object... values) {
    say(out, format, values);
  }

  @FormatMethod
  private static void say(PrintWriter out, String format, Object... values) {
    out.println(Ansi.AUTO.string(format.formatted(values)));
    out.flush();
  }
}
