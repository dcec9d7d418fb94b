package io.giaoban.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** How a system fares, for people; what needs one of them is red. */
final class StatusScreen {
  private static final String NONE = "–";
  private static final int MOST_UNITS = 5;
  private static final int MOST_ALERTS = 8;

  private final SystemStatus status;
  private final Ansi ansi;
  private final List<String> lines = new ArrayList<>();

  StatusScreen(SystemStatus status, Ansi ansi) {
    this.status = status;
    this.ansi = ansi;
  }

  List<String> lines() {
    int concerns = status.concerns().size();
    add(
        concerns == 0 ? Style.fg_green : Style.fg_red,
        "giaoban  %s  %s"
            .formatted(
                MomentConverter.text(status.at()),
                concerns == 0
                    ? "all is well · mọi việc ổn"
                    : concerns + " need somebody · cần người xem"));
    processes();
    lags();
    cities();
    feeds();
    subscriptions();
    alerts();
    return lines;
  }

  private void processes() {
    title("processes · tiến trình");
    table(
        List.of("url", "roles", "state"),
        status.processes().stream()
            .map(
                one ->
                    new Row(
                        one.away().isPresent() || !one.ready(),
                        List.of(one.url(), joined(one.roles()), one.state()))));
    status
        .processes()
        .forEach(one -> one.details().forEach(detail -> add(Style.fg_red, "    " + detail)));
  }

  private void lags() {
    title("records behind · bản ghi chưa đọc");
    status
        .processes()
        .forEach(
            one ->
                lines.add(
                    "  "
                        + joined(
                            SystemStatus.stream(one.consumers())
                                .map(
                                    lag ->
                                        String.format(
                                            Locale.ROOT,
                                            "%s %,d",
                                            lag.path("name").asText(),
                                            lag.path("lag").asLong()))
                                .toList())));
  }

  private void cities() {
    title("open days · ngày chưa chốt");
    if (known(status.cities(), "no process here is a board")) {
      table(
          List.of("city", "name", "day", "units", "late"),
          SystemStatus.each(status.cities())
              .flatMap(
                  city ->
                      SystemStatus.stream(city.path("openDays")).map(day -> openDay(city, day))));
    }
  }

  private static Row openDay(JsonNode city, JsonNode day) {
    List<String> late =
        SystemStatus.stream(day.path("missing"))
            .map(unit -> unit.path("unit").asText() + " " + name(unit))
            .toList();
    String named = late.stream().limit(MOST_UNITS).collect(Collectors.joining(", "));
    return new Row(
        !late.isEmpty(),
        List.of(
            city.path("city").asText(),
            name(city),
            day.path("day").asText(),
            day.path("unitsReported").asText() + "/" + day.path("unitsExpected").asText(),
            late.isEmpty()
                ? NONE
                : late.size() + ": " + named + (late.size() > MOST_UNITS ? ", …" : "")));
  }

  private void feeds() {
    title("feeds in trouble · nguồn báo cáo có vấn đề");
    if (known(status.feeds(), "not asked, or not answered (expected: the operator's key)")) {
      table(
          List.of("feed", "name", "last submission", "refused", "missing"),
          status
              .troubledFeeds()
              .map(
                  feed ->
                      new Row(
                          true,
                          List.of(
                              feed.path("feed").asText(),
                              feed.path("name").asText(),
                              moment(feed.path("lastSubmissionAt")),
                              String.format(
                                  Locale.ROOT,
                                  "%,d (%.0f %%)",
                                  feed.path("rejected").asLong(),
                                  100 * feed.path("rejectedShare").asDouble()),
                              feed.path("missing").asText()))));
    }
  }

  private void subscriptions() {
    title("subscribers in trouble · người nhận có vấn đề");
    if (known(
        status.subscriptions(), "not asked, or not answered (expected: the operator's key)")) {
      table(
          List.of("subscription", "name", "state", "failing since", "waiting"),
          status
              .troubledSubscriptions()
              .map(
                  one ->
                      new Row(
                          true,
                          List.of(
                              one.path("id").asText(),
                              one.path("name").asText(),
                              one.path("state").asText(),
                              moment(one.path("failingSince")),
                              one.path("waitingCount").asText()))));
    }
  }

  private void alerts() {
    title("alerts raised · cảnh báo đang bật");
    if (known(status.alerts(), "no process here is a board")) {
      table(
          List.of("severity", "place", "days", "headline"),
          SystemStatus.each(status.alerts())
              .sorted(
                  Comparator.comparing((JsonNode alert) -> alert.path("knownAt").asText())
                      .reversed())
              .limit(MOST_ALERTS)
              .map(
                  alert ->
                      new Row(
                          false,
                          List.of(
                              alert.path("severity").asText(),
                              alert.path("city").asText()
                                  + (alert.hasNonNull("unit")
                                      ? "/" + alert.path("unit").asText()
                                      : ""),
                              alert.path("firstDay").asText()
                                  + "…"
                                  + alert.path("lastDay").asText(),
                              headline(alert.path("headline"))))));
    }
  }

  /** A line of a table. */
  private record Row(boolean red, List<String> cells) {}

  private void title(String text) {
    lines.add("");
    add(Style.bold, text);
  }

  private boolean known(Optional<JsonNode> answer, String otherwise) {
    if (answer.isEmpty()) {
      lines.add("  " + otherwise);
    }
    return answer.isPresent();
  }

  private void table(List<String> header, Stream<Row> rows) {
    List<Row> all = rows.toList();
    if (all.isEmpty()) {
      lines.add("  none · không có");
      return;
    }
    List<List<String>> cells = new ArrayList<>();
    cells.add(header);
    all.forEach(row -> cells.add(row.cells()));
    List<String> drawn = Cells.table(cells);
    add(Style.faint, "  " + drawn.get(0));
    for (int i = 0; i < all.size(); i++) {
      add(all.get(i).red() ? Style.fg_red : Style.reset, "  " + drawn.get(i + 1));
    }
  }

  private void add(IStyle style, String line) {
    lines.add(ansi.enabled() ? Style.on(style) + line + Style.off(style) : line);
  }

  private static String joined(List<String> words) {
    return words.isEmpty() ? NONE : String.join(", ", words);
  }

  private static String name(JsonNode named) {
    String local = named.path("name").asText();
    String english = named.path("nameEn").asText("");
    return english.isEmpty() || english.equals("null") || english.equals(local)
        ? local
        : local + " · " + english;
  }

  /** In Vietnamese, or whatever language there is. */
  private static String headline(JsonNode languages) {
    return languages.has("vi")
        ? languages.path("vi").asText()
        : SystemStatus.stream(languages).map(JsonNode::asText).findFirst().orElse(NONE);
  }

  private static String moment(JsonNode time) {
    return time.isTextual() ? MomentConverter.text(Instant.parse(time.asText())) : NONE;
  }
}
