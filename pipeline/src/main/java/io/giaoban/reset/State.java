package io.giaoban.reset;

import io.giaoban.schema.Alert;
import io.giaoban.stream.RowKey;
import io.giaoban.stream.RowKind;
import io.giaoban.stream.StateRow;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a partition's state. */
final class State {
  private final Map<RowKey, StateRow> rows = new LinkedHashMap<>();
  private final Set<RowKey> movedOn = new HashSet<>();

  /** The state that the last words of a changelog come to; their subjects are keys, in Latin 1. */
  static State of(Words words) {
    State state = new State();
    for (String subject : words.subjects()) {
      ConsumerRecord<byte[], byte[]> row = words.on(subject);
      if (row != null) {
        state.put(StateRow.of(row.key(), row.value()));
      }
    }
    words.movedOn().stream()
        .map(subject -> RowKey.of(subject.getBytes(StandardCharsets.ISO_8859_1)))
        .forEach(state.movedOn::add);
    return state;
  }

  /** This state, but for the alerts: what people were told stays what they were told. */
  State told(Collection<Alert> last) {
    State state = new State();
    rows.values().stream().filter(row -> row.key().kind() != RowKind.ALERT).forEach(state::put);
    last.stream().map(StateRow::told).forEach(state::put);
    return state;
  }

  /** The cities of which something waits to be told, or may: their clocks have moved on since. */
  Set<String> waiting() {
    return Stream.concat(
            rows.values().stream().filter(StateRow::waits).map(StateRow::key),
            movedOn.stream().filter(key -> key.kind() == RowKind.CLOCK))
        .map(RowKey::city)
        .collect(Collectors.toSet());
  }

  /** Whether what the row was at the time cannot be known any more. */
  boolean movedOn(RowKey key) {
    return movedOn.contains(key);
  }

  @Nullable StateRow row(RowKey key) {
    return rows.get(key);
  }

  Collection<StateRow> rows() {
    return rows.values();
  }

  private void put(StateRow row) {
    rows.put(row.key(), row);
  }
}
