package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.words.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a chart shows, in words, so that who does not see it misses nothing.
 *
 * @param words of the language
 * @param place the place's name
 */
record ChartWords(CaseChart chart, Words words, String place) {
  String title() {
    return words.say("chart.title", place, words.day(chart.first()), words.day(chart.last()));
  }

  String highest() {
    CaseChart.Column highest = chart.highest();
    return words.say(
        "chart.highest", words.number(highest.height()), words.shortDay(highest.day()));
  }

  /** Its height, as the label at the highest column says it. */
  String top() {
    return words.number(chart.highest().height());
  }

  /** What the marks mean; {@code mark} is drawn for the alert's days, and so on. */
  List<String> legend(String mark, String mean, String gap) {
    List<String> legend = new ArrayList<>();
    legend.add(highest());
    List<LocalDate> alerts = chart.alertDays();
    if (!alerts.isEmpty()) {
      String name = alerts.size() == 1 ? "chart.alertDay" : "chart.alertDays";
      legend.add(words.say(name, mark, spans(alerts)).strip());
    }
    if (!mean.isEmpty()) {
      legend.add(words.say("chart.mean", mean));
    }
    List<LocalDate> missing = chart.missing();
    if (!missing.isEmpty()) {
      legend.add(words.say("chart.missing", gap, spans(missing)).strip());
    }
    return legend;
  }

  /** What one day has. */
  String day(CaseChart.Column column) {
    Integer cases = column.cases();
    return words.shortDay(column.day())
        + ": "
        + (cases == null ? words.say("chart.missingDay") : words.number(cases));
  }

  /** Days, those in a row as a span. */
  private String spans(List<LocalDate> days) {
    List<String> spans = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= days.size(); i++) {
      if (i == days.size() || !days.get(i).equals(days.get(i - 1).plusDays(1))) {
        String first = words.shortDay(days.get(from));
        spans.add(from == i - 1 ? first : first + " – " + words.shortDay(days.get(i - 1)));
        from = i;
      }
    }
    return String.join(", ", spans);
  }
}
