package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** How many cities wait is known again once what waited was told. */
class WaitingCitiesTest {
  private final KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("rows").get();
  private final Rows rows = new Rows(store);
  private final TaskSigns signs = new TaskSigns();
  private final WaitingCities waiting = signs.waiting();
  private final TaskDesks desks = new TaskDesks(signs);

  @Test
  void shouldNotWaitForWhatTheNextRecordTold() {
    pause();
    desks.put(Story.city("A"), Instant.EPOCH, rows);
    assertThat(waiting.count()).isEqualTo(1);
    desks.arrive(Story.time(1, 12));
    pause();
    assertThat(waiting.count()).isZero();
  }

  private void pause() {
    for (int beat = 0; beat < 10; beat++) {
      desks.atRest();
    }
  }
}
