package io.giaoban.board.live;

import io.giaoban.wire.Unreadable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Reads a hand of events from wherever it is told to. To be used by one thread at a time. */
final class LaneReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration TURN = Duration.ofMillis(500);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

  private final Consumer<String, SpecificRecord> consumer;
  private final Lanes lanes;
  private final EventIds ids;
  private final int atOnce;

  LaneReader(Consumer<String, SpecificRecord> consumer, Lanes lanes, EventIds ids, int atOnce) {
    this.consumer = consumer;
    this.lanes = lanes;
    this.ids = ids;
    this.atOnce = atOnce;
  }

  /**
   * The events that a client wants from these positions on: as many as it is sent at once, or fewer
   * where the goal is reached, or it takes too long to find them.
   */
  Hand read(Positions from, EventFilter filter, Positions goal) {
    Positions at = clamped(from);
    List<TopicPartition> wanted = new ArrayList<>();
    for (int lane = 0; lane < lanes.size(); lane++) {
      if (at.next(lane) < goal.next(lane)) {
        if (filter.types().contains(lanes.type(lane))) {
          wanted.add(lanes.partition(lane));
        } else {
          at = at.with(lane, goal.next(lane));
        }
      }
    }
    consumer.assign(wanted);
    for (TopicPartition partition : wanted) {
      consumer.seek(partition, at.next(lanes.lane(partition)));
    }
    Texts texts = new Texts(atOnce);
    long stop = System.nanoTime() + TURN.toNanos();
    while (!at.reached(goal) && !texts.enough() && System.nanoTime() < stop) {
      at = take(Unreadable.passedOver(consumer, POLL), at, filter, texts);
    }
    return new Hand(texts.together(), at);
  }

  /** What is beyond the end is of topics that were made anew since: there all is new. */
  private Positions clamped(Positions from) {
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(lanes.partitions());
    Map<TopicPartition, Long> ends = consumer.endOffsets(lanes.partitions());
    Positions at = from;
    for (int lane = 0; lane < lanes.size(); lane++) {
      TopicPartition partition = lanes.partition(lane);
      if (at.next(lane) < beginnings.get(partition) || at.next(lane) > ends.get(partition)) {
        at = at.with(lane, beginnings.get(partition));
      }
    }
    return at;
  }

  private Positions take(
      ConsumerRecords<String, SpecificRecord> records,
      Positions before,
      EventFilter filter,
      Texts texts) {
    Positions at = before;
    for (TopicPartition partition : consumer.assignment()) {
      int lane = lanes.lane(partition);
      for (ConsumerRecord<String, SpecificRecord> record : records.records(partition)) {
        if (texts.enough()) {
          return at;
        }
        at = at.with(lane, record.offset() + 1);
        Subject subject = Subject.of(record.value());
        if (subject != null && filter.wants(subject)) {
          texts.add(EventText.id(ids.write(at)), EventText.of(subject.type(), record.value()));
        }
      }
      // Past the ends of transactions, too, which are no records.
      at = at.with(lane, consumer.position(partition));
    }
    return at;
  }

  /** Ends a read in another thread. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
  }
}
