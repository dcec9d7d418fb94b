package io.giaoban.board.live;

import java.util.List;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The last events in the order in which they became known, kept once for all clients: each client
 * has but a place among them. Thread-safe; nobody waits for a client here.
 */
final class RecentEvents {
  private final EventIds ids;
  private final long mostBytes;
  private final @Nullable RecentEvent[] ring;
  private Positions before;
  private Positions after;
  private boolean open;
  private long first;
  private long end;
  private long bytes;

  RecentEvents(EventIds ids, int lanes, StreamLimits limits) {
    this.ids = ids;
    this.mostBytes = limits.bytes();
    this.ring = new RecentEvent[limits.events()];
    this.before = Positions.start(lanes);
    this.after = before;
  }

  /**
   * Keeps events from now on. What is before is history: it is not pushed to those who listen.
   *
   * @param ends where the lanes ended after events began to be put in
   */
  synchronized void open(Positions ends) {
    for (int lane = 0; lane < ends.lanes(); lane++) {
      after = after.with(lane, Math.max(after.next(lane), ends.next(lane)));
    }
    before = after;
    open = true;
  }

  /** Takes the next record of a lane; tells whether it is a new event. */
  synchronized boolean put(int lane, long offset, @Nullable SpecificRecord value) {
    if (offset < after.next(lane)) {
      return false;
    }
    after = after.with(lane, offset + 1);
    Subject subject = Subject.of(value);
    if (!open || subject == null || value == null) {
      return false;
    }
    byte[] id = EventText.id(ids.write(after));
    byte[] text = EventText.of(subject.type(), value);
    add(new RecentEvent(subject, lane, offset, after, id, text));
    return true;
  }

  private void add(RecentEvent event) {
    if (end - first == ring.length) {
      forgetFirst();
    }
    ring[slot(end++)] = event;
    bytes += event.length();
    while (bytes > mostBytes && end - first > 1) {
      forgetFirst();
    }
  }

  private void forgetFirst() {
    RecentEvent event = ring[slot(first)];
    ring[slot(first++)] = null;
    if (event != null) {
      before = event.after();
      bytes -= event.length();
    }
  }

  private int slot(long place) {
    return (int) (place % ring.length);
  }

  /** The positions up to which all is known here. */
  synchronized Positions end() {
    return after;
  }

  /** How many bytes of text are kept. */
  synchronized long bytes() {
    return bytes;
  }

  /**
   * The place of the first event that is to be told to who has all before these positions; empty:
   * it is not kept any more, or never was.
   */
  synchronized OptionalLong place(Positions from) {
    if (!open || !from.reached(before)) {
      return OptionalLong.empty();
    }
    for (long place = first; place < end; place++) {
      RecentEvent event = ring[slot(place)];
      if (event != null && event.offset() >= from.next(event.lane())) {
        return OptionalLong.of(place);
      }
    }
    return OptionalLong.of(end);
  }

  /**
   * The events from a place on.
   *
   * @param into takes them
   * @param most so many at most
   * @return whether the place is still kept
   */
  synchronized boolean copy(long place, int most, List<RecentEvent> into) {
    for (long at = place; at >= first && at < end && at < place + most; at++) {
      RecentEvent event = ring[slot(at)];
      if (event != null) {
        into.add(event);
      }
    }
    return place >= first;
  }
}
