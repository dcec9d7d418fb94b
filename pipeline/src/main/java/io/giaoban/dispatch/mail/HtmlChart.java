package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.mail.CaseChart.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart of table cells, which every mail program shows: it needs no image, style sheet or script.
 * Each day is a column of coloured cells above each other.
 */
final class HtmlChart {
  private static final int HEIGHT = 96;
  private static final int TICK = 2;
  private static final int HALF_LABEL = 4;
  private static final String MARK = "▲";

  private static final String BAR = "#7d9cc0";
  private static final String MEAN = "#1f2933";
  private static final String GAP = "#eff1f4";

  private final ChartWords words;
  private final CaseChart chart;
  private final String alertColour;

  private HtmlChart(ChartWords words, String alertColour) {
    this.words = words;
    this.chart = words.chart();
    this.alertColour = alertColour;
  }

  /**
   * The chart.
   *
   * @param alertColour of the columns of the alerts' days
   */
  static Html of(ChartWords words, String alertColour) {
    return new HtmlChart(words, alertColour).html();
  }

  private Html html() {
    return Html.of(
        """
        <table role="img" aria-label="{}" width="100%" cellpadding="0" cellspacing="0" border="0"\
         style="table-layout:fixed;border-collapse:collapse;width:100%">
        {}
        <tr>
        {}
        </tr>
        {}
        </table>""",
        words.title() + ". " + String.join(" ", words.legend("", "", "")),
        over(chart.columns().indexOf(chart.highest()), words.top()),
        Html.lines(chart.columns().stream().map(this::column).toList()),
        marks());
  }

  private Html column(Column column) {
    return Html.of(
        """
        <td title="{}" valign="bottom" height="{}"\
         style="vertical-align:bottom;padding:0 1px 0 0;height:{}px">{}</td>""",
        words.day(column),
        HEIGHT,
        HEIGHT,
        column.cases() == null ? gap() : bar(chart, column, alertColour));
  }

  private static Html gap() {
    return Html.of(
        """
        <table width="100%" cellpadding="0" cellspacing="0" border="0"><tr>\
        <td class="gap" height="{}" bgcolor="{}" align="center" valign="bottom"\
         style="height:{}px;background:{};color:#52606d;font:bold 10px Arial,sans-serif;\
        vertical-align:bottom;text-align:center">?</td></tr></table>""",
        HEIGHT, GAP, HEIGHT, GAP);
  }

  /** The bar, and the mean as a tick across it or above it. */
  static Html bar(CaseChart chart, Column column, String alertColour) {
    String colour = column.alert() ? alertColour : BAR;
    int bar = Math.max(1, pixels(chart, column.height()));
    int mean = pixels(chart, column.meanHeight());
    List<Html> cells = new ArrayList<>();
    if (mean < TICK) {
      cells.add(cell(bar, colour, ""));
    } else if (mean > bar) {
      cells.add(cell(TICK, MEAN, "mean"));
      if (mean - TICK > bar) {
        cells.add(blank(mean - TICK - bar));
      }
      cells.add(cell(bar, colour, ""));
    } else {
      if (bar > mean) {
        cells.add(cell(bar - mean, colour, ""));
      }
      cells.add(cell(TICK, MEAN, "mean"));
      if (mean > TICK) {
        cells.add(cell(mean - TICK, colour, ""));
      }
    }
    return Html.of(
        """
        <table width="100%" cellpadding="0" cellspacing="0" border="0">{}</table>""",
        Html.lines(cells));
  }

  private static Html cell(int height, String colour, String kind) {
    return Html.of(
        """
        <tr><td class="{}" height="{}" bgcolor="{}"\
         style="height:{}px;background:{};font-size:0;line-height:0"></td></tr>""",
        kind,
        height,
        colour,
        height,
        colour);
  }

  private static Html blank(int height) {
    return Html.of(
        """
        <tr><td height="{}" style="height:{}px;font-size:0;line-height:0"></td></tr>""",
        height,
        height);
  }

  private static int pixels(CaseChart chart, double value) {
    return (int) Math.round(value / chart.top() * HEIGHT);
  }

  private Html marks() {
    List<Html> cells =
        chart.columns().stream()
            .map(
                column ->
                    Html.of(
                        """
                        <td class="muted" align="center" style="padding:1px 1px 0 0;\
                        font:10px Arial,sans-serif;color:{};text-align:center">{}</td>""",
                        alertColour,
                        column.alert() ? MARK : ""))
            .toList();
    int half = CaseChart.DAYS / 2;
    return Html.of(
        """
        <tr>
        {}
        </tr>
        <tr><td colspan="{}" class="muted"\
         style="font:11px Arial,sans-serif;color:#52606d;white-space:nowrap">{}</td>\
        <td colspan="{}" align="right" class="muted"\
         style="font:11px Arial,sans-serif;color:#52606d;text-align:right;white-space:nowrap">{}</td>\
        </tr>""",
        Html.lines(cells),
        half,
        words.words().shortDay(chart.first()),
        CaseChart.DAYS - half,
        words.words().shortDay(chart.last()));
  }

  /** A row with a label over a column; at an end of the row it begins or ends with it. */
  private static Html over(int column, String label) {
    int last = CaseChart.DAYS - 1;
    int half = Math.min(HALF_LABEL, Math.min(column, last - column));
    int from = half > 0 ? column - half : column == 0 ? 0 : last - HALF_LABEL;
    int columns = half > 0 ? 2 * half + 1 : HALF_LABEL + 1;
    String align = half > 0 ? "center" : column == 0 ? "left" : "right";
    return Html.of(
        """
        <tr>{}<td colspan="{}" class="muted" align="{}"\
         style="font:bold 11px Arial,sans-serif;color:#52606d;text-align:{};white-space:nowrap">{}</td>{}\
        </tr>""",
        filler(from),
        columns,
        align,
        align,
        label,
        filler(CaseChart.DAYS - from - columns));
  }

  private static Html filler(int columns) {
    return columns == 0
        ? Html.NONE
        : Html.of("<td colspan=\"{}\" style=\"font-size:0;line-height:0\"></td>", columns);
  }

  /** What the marks mean, beside the chart. */
  static Html legend(ChartWords words) {
    return Html.of("{}", String.join(" ", words.legend(MARK, "▬", "?")));
  }
}
