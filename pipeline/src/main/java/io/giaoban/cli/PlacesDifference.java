package io.giaoban.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.place.PlacesFile;
import io.giaoban.place.ReportingUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a change of places changes, for people, a line each. */
final class PlacesDifference {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String UNITS = "units";
  private static final String FROM = "from";
  private static final String UNTIL = "until";

  private final List<String> lines = new ArrayList<>();

  private PlacesDifference() {}

  /** The lines; cities that only the former places have stay, and so are no difference. */
  static List<String> lines(Places before, Places after) {
    PlacesDifference difference = new PlacesDifference();
    for (City city : after.cities()) {
      difference.compare(before.city(city.code()), city);
    }
    return List.copyOf(difference.lines);
  }

  private void compare(@Nullable City before, City after) {
    if (before == null) {
      lines.add(
          "add city %s %s: %d units".formatted(after.code(), after.name(), after.units().size()));
      return;
    }
    if (before.equals(after)) {
      return;
    }
    int told = lines.size();
    changes(tree(before), tree(after), Set.of(UNITS))
        .forEach(change -> lines.add("%s: change %s".formatted(after.code(), change)));
    for (ReportingUnit unit : after.units()) {
      ReportingUnit former = before.unit(unit.code());
      JsonNode now = tree(after, unit);
      if (former == null) {
        lines.add("%s: add unit %s".formatted(after.code(), describe(unit, now)));
      } else if (!former.equals(unit)) {
        compareUnit(after.code(), unit, tree(before, former), now);
      }
    }
    if (lines.size() == told) {
      lines.add("%s: change the order of its units".formatted(after.code()));
    }
  }

  private void compareUnit(String city, ReportingUnit unit, JsonNode before, JsonNode after) {
    String name = "unit %s %s".formatted(unit.code(), unit.name());
    boolean closes = value(before, UNTIL).isNull() && !value(after, UNTIL).isNull();
    if (closes) {
      lines.add("%s: close %s: last day %s".formatted(city, name, value(after, UNTIL).asText()));
    }
    changes(before, after, closes ? Set.of(UNTIL) : Set.of())
        .forEach(change -> lines.add("%s: change %s: %s".formatted(city, name, change)));
  }

  private static String describe(ReportingUnit unit, JsonNode node) {
    String from = value(node, FROM).isNull() ? "" : ", first day " + value(node, FROM).asText();
    String until = value(node, UNTIL).isNull() ? "" : ", last day " + value(node, UNTIL).asText();
    return unit.code() + " " + unit.name() + from + until;
  }

  private static List<String> changes(JsonNode before, JsonNode after, Set<String> except) {
    Set<String> fields = new LinkedHashSet<>();
    after.fieldNames().forEachRemaining(fields::add);
    before.fieldNames().forEachRemaining(fields::add);
    fields.removeAll(except);
    return fields.stream()
        .filter(field -> !value(before, field).equals(value(after, field)))
        .map(
            field ->
                "%s from %s to %s"
                    .formatted(field, text(value(before, field)), text(value(after, field))))
        .toList();
  }

  private static JsonNode value(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null ? NullNode.getInstance() : value;
  }

  private static String text(JsonNode value) {
    return value.isNull() ? "none" : value.toString();
  }

  /** As the topic has it, so that whatever a city has is compared. */
  private static JsonNode tree(City city) {
    try {
      return JSON.readTree(PlacesFile.toJson(city));
    } catch (IOException e) {
      throw new UncheckedIOException("city " + city.code() + " cannot be compared", e);
    }
  }

  private static JsonNode tree(City city, ReportingUnit unit) {
    return tree(city).get(UNITS).get(city.units().indexOf(unit));
  }
}
