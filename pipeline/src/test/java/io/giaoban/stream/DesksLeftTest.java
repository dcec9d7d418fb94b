package io.giaoban.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.City;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** A task that rests as a standby shows nothing of itself, and goes on as it was. */
class DesksLeftTest {
  private static final City CITY = Story.city("A");

  private final KeyValueStore<Bytes, byte[]> store = Stores.inMemoryKeyValueStore("rows").get();
  private final Rows rows = new Rows(store);
  private final TaskSigns signs = new TaskSigns();
  private final TaskDesks desks = new TaskDesks(signs);

  @Test
  void shouldShowNothingOfWhatIsAnotherProcesss() {
    arrive();
    assertThat(signs.times().all()).hasSize(1);
    assertThat(signs.waiting().count()).isOne();
    desks.leave();
    desks.atRest();
    assertThat(signs.times().all()).isEmpty();
    assertThat(signs.waiting().count()).isZero();
    assertThat(desks.desk(CITY.code())).isNull();
  }

  @Test
  void shouldHaveItsCitiesAgainWhenItIsTakenUp() {
    arrive();
    desks.leave();
    assertThat(signs.citiesSetUp()).isZero();
    desks.restore(rows);
    assertThat(desks.desk(CITY.code())).isNotNull();
    assertThat(signs.citiesSetUp()).isOne();
    assertThat(signs.times().all()).isEmpty();
  }

  private void arrive() {
    desks.arrive(Story.time(1, 12));
    desks.put(CITY, Instant.EPOCH, rows);
    desks.atRest();
  }
}
