package io.giaoban.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Rules as a task finds them stored. */
class StoredRulesTest {
  private final KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("rows").get();
  private final TaskDesks desks = new TaskDesks(new TaskSigns());

  @Test
  void shouldLeaveOutARuleWhoseConditionIsNoneAnyMore() {
    restoresWith("{\"id\":\"old\",\"when\":\"day.noFigure >= 1\"}");
  }

  @Test
  void shouldLeaveOutARuleThatCannotBeRead() {
    restoresWith("{\"id\":\"old\",\"when\":\"day.newCases >= 1\",\"forDays\":-1}");
    restoresWith("{\"id\":\"old\",\"when\":\"day.newCases >= 1\",\"dropped\":true}");
  }

  private void restoresWith(String rule) {
    store.put(Bytes.wrap("\0Rold".getBytes(UTF_8)), rule.getBytes(UTF_8));
    assertThatCode(() -> desks.restore(new Rows(store))).doesNotThrowAnyException();
  }
}
