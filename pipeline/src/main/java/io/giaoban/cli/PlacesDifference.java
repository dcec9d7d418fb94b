package io.giaoban.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.node.FieldChanges;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.place.PlacesFile;
import io.giaoban.place.ReportingUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    JsonNode former = tree(before);
    JsonNode now = tree(after);
    FieldChanges.of(former, now, Set.of(UNITS))
        .forEach(change -> lines.add("%s: change %s".formatted(after.code(), change)));
    Map<String, JsonNode> formerUnits = units(before, former);
    Map<String, JsonNode> unitsNow = units(after, now);
    for (ReportingUnit unit : after.units()) {
      JsonNode formerUnit = formerUnits.get(unit.code());
      JsonNode unitNow = unitsNow.get(unit.code());
      if (formerUnit == null) {
        lines.add("%s: add unit %s".formatted(after.code(), describe(unit, unitNow)));
      } else if (!formerUnit.equals(unitNow)) {
        compareUnit(after.code(), unit, formerUnit, unitNow);
      }
    }
    if (lines.size() == told) {
      lines.add("%s: change the order of its units".formatted(after.code()));
    }
  }

  private void compareUnit(String city, ReportingUnit unit, JsonNode before, JsonNode after) {
    String name = "unit %s %s".formatted(unit.code(), unit.name());
    boolean closes =
        FieldChanges.value(before, UNTIL).isNull() && !FieldChanges.value(after, UNTIL).isNull();
    if (closes) {
      lines.add(
          "%s: close %s: last day %s"
              .formatted(city, name, FieldChanges.value(after, UNTIL).asText()));
    }
    FieldChanges.of(before, after, closes ? Set.of(UNTIL) : Set.of())
        .forEach(change -> lines.add("%s: change %s: %s".formatted(city, name, change)));
  }

  private static String describe(ReportingUnit unit, JsonNode node) {
    String from =
        FieldChanges.value(node, FROM).isNull()
            ? ""
            : ", first day " + FieldChanges.value(node, FROM).asText();
    String until =
        FieldChanges.value(node, UNTIL).isNull()
            ? ""
            : ", last day " + FieldChanges.value(node, UNTIL).asText();
    return unit.code() + " " + unit.name() + from + until;
  }

  /** As the topic has it, so that whatever a city has is compared. */
  private static JsonNode tree(City city) {
    try {
      return JSON.readTree(PlacesFile.toJson(city));
    } catch (IOException e) {
      throw new UncheckedIOException("city " + city.code() + " cannot be compared", e);
    }
  }

  private static Map<String, JsonNode> units(City city, JsonNode tree) {
    Map<String, JsonNode> units = new HashMap<>();
    for (int i = 0; i < city.units().size(); i++) {
      units.put(city.units().get(i).code(), tree.get(UNITS).get(i));
    }
    return units;
  }
}
