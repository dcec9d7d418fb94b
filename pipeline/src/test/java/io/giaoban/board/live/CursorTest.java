package io.giaoban.board.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Going from one recent event to the next, at instances that read the lanes in turns of their own.
 */
class CursorTest {
  private static final int LANES = 3;
  private static final int RECORDS = 40;
  private static final LocalDate DAY = LocalDate.of(2022, 1, 2);
  private static final EventFilter ALL =
      new EventFilter(EnumSet.allOf(EventType.class), Set.of(), Set.of(), Set.of());

  private final EventIds ids = new EventIds(LANES);

  /** The client is cut off at any event and goes on at any instance, be that ahead or behind. */
  @Property(tries = 300)
  void shouldTellEachEventOnceInTheOrderOfItsLaneAtWhateverInstance(@ForAll Random random)
      throws Exception {
    List<Instance> instances =
        List.of(new Instance(1_000), new Instance(1_000), new Instance(1_000));
    List<List<Integer>> told = lanes();
    Positions at = Positions.start(LANES);
    while (!at.equals(Positions.of(RECORDS, RECORDS, RECORDS))) {
      Instance instance = instances.get(random.nextInt(instances.size()));
      instance.readSome(random);
      Cursor cursor = new Cursor(instance.recent, ids, ALL, at, 1);
      if (!cursor.join()) {
        cursor.told(at); // as it is ahead of this instance
        assertThat(cursor.join()).isTrue();
      }
      for (int events = random.nextInt(20); events > 0; events--) {
        for (ServerSentEvents.Event event : events(cursor)) {
          note(event, told);
          at = ids.read(event.lastEventId());
          assertThat(cursor.positions()).isEqualTo(at);
        }
      }
    }
    for (List<Integer> lane : told) {
      assertThat(lane).containsExactlyElementsOf(upTo(RECORDS));
    }
  }

  @Test
  void shouldNotJoinWhereEventsBeforeAreNotKept() {
    Instance instance = new Instance(4);
    instance.read(0, 10);
    assertThat(cursor(instance, Positions.of(5, 0, 0)).join()).isFalse();
    assertThat(cursor(instance, Positions.of(6, 0, 0)).join()).isTrue();
  }

  @Test
  void shouldNotJoinAheadOfAllThatIsKnownUnlessThatWasLookedUp() {
    Instance instance = new Instance(4);
    instance.read(0, 3);
    assertThat(cursor(instance, Positions.of(3, 0, 0)).join()).isTrue();
    Cursor ahead = cursor(instance, Positions.of(4, 0, 0));
    assertThat(ahead.join()).isFalse();
    ahead.told(ahead.positions());
    assertThat(ahead.join()).isTrue();
  }

  @Test
  void shouldTellThatEventsAreGone() throws Exception {
    Instance instance = new Instance(4);
    Cursor cursor = cursor(instance, Positions.start(LANES));
    assertThat(cursor.join()).isTrue();
    instance.read(0, 3);
    assertThat(events(cursor)).hasSize(1);
    instance.read(0, 5);
    assertThatThrownBy(cursor::next).isInstanceOf(OverrunException.class);
    assertThat(cursor.positions()).isEqualTo(Positions.of(1, 0, 0));
  }

  @Test
  void shouldGoOnPastWhatIsNotWanted() throws Exception {
    Instance instance = new Instance(1_000);
    instance.read(1, 5);
    EventFilter none =
        new EventFilter(EnumSet.allOf(EventType.class), Set.of("XX-AA"), Set.of(), Set.of());
    Cursor cursor = new Cursor(instance.recent, ids, none, Positions.start(LANES), 1);
    assertThat(cursor.join()).isTrue();
    assertThat(events(cursor)).isEmpty();
    assertThat(ids.read(cursor.id())).isEqualTo(Positions.of(0, 5, 0));
  }

  @Test
  void shouldKeepNoMoreBytesThanItMay() {
    Instance instance = new Instance(1_000, 3_000);
    for (int i = 0; i < 100; i++) {
      instance.read(i % LANES, 1);
      assertThat(instance.recent.bytes()).isBetween(1L, 3_000L);
    }
  }

  private Cursor cursor(Instance instance, Positions from) {
    return new Cursor(instance.recent, ids, ALL, from, 1);
  }

  private static List<ServerSentEvents.Event> events(Cursor cursor)
      throws IOException, OverrunException {
    ServerSentEvents stream =
        new ServerSentEvents(new StringReader(UTF_8.decode(cursor.next()).toString()));
    List<ServerSentEvents.Event> events = new ArrayList<>();
    try {
      while (true) {
        events.add(stream.next());
      }
    } catch (EOFException e) {
      return events;
    }
  }

  /** The city is the lane, the sequence the offset. */
  private static void note(ServerSentEvents.Event event, List<List<Integer>> told)
      throws IOException {
    var data = new JsonMapper().readTree(event.data());
    told.get(Integer.parseInt(data.get("city").asText())).add(data.get("sequence").asInt());
  }

  private static List<List<Integer>> lanes() {
    List<List<Integer>> lanes = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      lanes.add(new ArrayList<>());
    }
    return lanes;
  }

  private static List<Integer> upTo(int end) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < end; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  /** The same lanes as others read, in an order of its own. */
  private final class Instance {
    private final long[] next = new long[LANES];
    private final RecentEvents recent;

    Instance(int events) {
      this(events, 1 << 20);
    }

    Instance(int events, int bytes) {
      recent =
          new RecentEvents(
              ids,
              LANES,
              new StreamLimits(1, events, bytes, 1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
      recent.open(Positions.start(LANES));
    }

    void readSome(Random random) {
      for (int turns = random.nextInt(8); turns > 0; turns--) {
        int lane = random.nextInt(LANES);
        read(lane, (int) Math.min(random.nextInt(8), RECORDS - next[lane]));
      }
    }

    void read(int lane, int records) {
      for (int i = 0; i < records; i++) {
        assertThat(recent.put(lane, next[lane], alert(lane, next[lane]))).isTrue();
        next[lane]++;
      }
    }
  }

  private static Alert alert(int lane, long offset) {
    return Alert.newBuilder()
        .setId("id")
        .setSequence((int) offset)
        .setRule("cases-2000")
        .setSeverity("severe")
        .setCity(Integer.toString(lane))
        .setState(AlertState.RAISED)
        .setFirstDay(DAY)
        .setLastDay(DAY)
        .setDay(DAY)
        .setPeak(2_045)
        .setPeakDay(DAY)
        .setProvisional(false)
        .setVersion(1)
        .setKnownAt(Instant.EPOCH)
        .build();
  }
}
