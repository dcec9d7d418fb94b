package io.giaoban.board.live;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How far one client is among all events. At first it may be among those that are not kept here,
 * which somebody else reads for it; once it {@link #join}s it goes from one recent event to the
 * next. To be used by one thread at a time.
 */
final class Cursor {
  private static final int LOOK = 64;

  private final RecentEvents recent;
  private final EventIds ids;
  private final EventFilter filter;
  private final int atOnce;
  private Positions positions;
  private boolean checked;
  private OptionalLong place = OptionalLong.empty();

  /**
   * A place among the events.
   *
   * @param from whatever is before these positions is known to the client
   * @param atOnce bytes that are told at a time
   */
  Cursor(RecentEvents recent, EventIds ids, EventFilter filter, Positions from, int atOnce) {
    this.recent = recent;
    this.ids = ids;
    this.filter = filter;
    this.positions = from;
    this.atOnce = atOnce;
  }

  Positions positions() {
    return positions;
  }

  EventFilter filter() {
    return filter;
  }

  /** With which to go on after what was told. */
  String id() {
    return ids.write(positions);
  }

  /** Skips what somebody else has told, who has seen that there are such positions. */
  void told(Positions upTo) {
    positions = upTo;
    checked = true;
  }

  /**
   * Finds its place among the recent events; tells whether it has one. Who claims to be ahead of
   * what is known here comes from another instance, or from topics that are no more: that is to be
   * looked up.
   */
  boolean join() {
    if (place.isEmpty() && (checked || recent.end().reached(positions))) {
      place = recent.place(positions);
    }
    return place.isPresent();
  }

  /**
   * The next events, which are told by this; empty: there are none yet.
   *
   * @throws OverrunException if some of them are no longer kept
   */
  ByteBuffer next() throws OverrunException {
    Texts texts = new Texts(atOnce);
    List<RecentEvent> events = new ArrayList<>(LOOK);
    do {
      events.clear();
      if (!recent.copy(place.orElseThrow(), LOOK, events)) {
        throw new OverrunException();
      }
      for (RecentEvent event : events) {
        place = OptionalLong.of(place.getAsLong() + 1);
        tell(event, texts);
        if (texts.enough()) {
          break;
        }
      }
    } while (!events.isEmpty() && !texts.enough());
    return texts.together();
  }

  private void tell(RecentEvent event, Texts texts) {
    if (event.offset() < positions.next(event.lane())) {
      return; // Told by another instance, which was ahead, or from the topic.
    }
    Positions next = positions.with(event.lane(), event.offset() + 1);
    boolean usual = next.equals(event.after());
    positions = usual ? event.after() : next;
    if (filter.wants(event.subject())) {
      texts.add(usual ? event.id() : EventText.id(id()), event.text());
    }
  }
}
