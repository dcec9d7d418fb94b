package io.giaoban.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.board.Board;
import io.giaoban.place.Places;
import io.giaoban.wire.AvroJson;
import java.io.PrintWriter;
import org.apache.avro.specific.SpecificRecord;

/** What the board knows as JSON, a line each: the city days, then the alert messages. */
final class JsonLines {
  private JsonLines() {}

  static void print(Board board, Places places, PrintWriter out) {
    places.cities().stream()
        .flatMap(city -> board.days().days(city.code(), null, null).stream())
        .map(day -> line("city-day", day))
        .forEach(out::println);
    board.alerts().histories().stream()
        .flatMap(history -> history.messages().stream())
        .map(message -> line("alert", message))
        .forEach(out::println);
    out.flush();
  }

  private static ObjectNode line(String type, SpecificRecord record) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("type", type);
    line.setAll(AvroJson.of(record));
    return line;
  }
}
