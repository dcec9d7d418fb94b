package io.giaoban.reset;

import io.giaoban.schema.Alert;
import io.giaoban.stream.RowKey;
import io.giaoban.stream.RowKind;
import io.giaoban.stream.StateRow;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a partition's state. */
final class State {
  private final Map<RowKey, StateRow> rows = new LinkedHashMap<>();

  /** The state that the last words of a changelog come to. */
  static State of(Words words) {
    State state = new State();
    for (String subject : words.subjects()) {
      ConsumerRecord<byte[], byte[]> row = words.on(subject);
      if (row != null) {
        state.put(StateRow.of(row.key(), row.value()));
      }
    }
    return state;
  }

  /** This state, but for the alerts: what people were told stays what they were told. */
  State told(Collection<Alert> last) {
    State state = new State();
    rows.values().stream().filter(row -> row.key().kind() != RowKind.ALERT).forEach(state::put);
    last.stream().map(StateRow::told).forEach(state::put);
    return state;
  }

  /** The cities of which something waits to be told. */
  Set<String> waiting() {
    return rows.values().stream()
        .filter(StateRow::waits)
        .map(row -> row.key().city())
        .collect(Collectors.toSet());
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
