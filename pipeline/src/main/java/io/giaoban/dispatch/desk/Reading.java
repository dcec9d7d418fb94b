package io.giaoban.dispatch.desk;

import io.giaoban.dispatch.Life;
import io.giaoban.schema.ReadPosition;
import io.giaoban.schema.SubscriptionProgress;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far one subscriber's messages have been looked at, in each partition of the alerts. */
final class Reading {
  private final SortedMap<Integer, Long> readTo = new TreeMap<>();
  private final SortedMap<Integer, Long> retellBelow = new TreeMap<>();
  private final Set<Integer> asked = new HashSet<>();
  private int run;

  /** From where a subscription begins. */
  static Reading begin(Life life) {
    Reading reading = new Reading();
    reading.run = life.run();
    life.start().forEach(start -> reading.readTo.put(start.partition(), start.offset()));
    return reading;
  }

  static Reading restore(SubscriptionProgress stored) {
    Reading reading = new Reading();
    reading.run = stored.getRun();
    stored
        .getReadTo()
        .forEach(place -> reading.readTo.put(place.getPartition(), place.getOffset()));
    stored
        .getRetellBelow()
        .forEach(place -> reading.retellBelow.put(place.getPartition(), place.getOffset()));
    return reading;
  }

  /** The offset of the next message to be looked at. */
  long at(int partition) {
    return readTo.getOrDefault(partition, 0L);
  }

  void goOn(int partition, long offset) {
    readTo.put(partition, offset);
  }

  /** Whether older messages may be asked for: they have not been already. */
  boolean asks(int partition) {
    return asked.add(partition);
  }

  /** What was asked for has come, or never will. */
  void answered(int partition) {
    asked.remove(partition);
  }

  boolean isRun(Life life) {
    return life.run() == run;
  }

  /** A new run: what was looked at from there on is looked at again. */
  void beginAgain(Life life) {
    run = life.run();
    readTo.replaceAll(
        (partition, offset) -> {
          long start = life.startOf(partition);
          if (start < offset) {
            retellBelow.put(partition, offset);
          }
          return Math.min(start, offset);
        });
  }

  /** Whether a message was looked at in an earlier run, and is again. */
  boolean isRetold(int partition, long offset) {
    return offset < retellBelow.getOrDefault(partition, 0L);
  }

  /** Whether a message is too old for this run; what was still to be looked at before, is not. */
  static boolean isTooOld(LoggedAlert logged, Life life) {
    Instant from = life.from();
    return from != null
        && logged.offset() >= life.startOf(logged.partition())
        && logged.message().getKnownAt().isBefore(from);
  }

  void store(SubscriptionProgress.Builder progress) {
    progress.setRun(run).setReadTo(positions(readTo)).setRetellBelow(positions(retellBelow));
  }

  private static List<ReadPosition> positions(SortedMap<Integer, Long> offsets) {
    return offsets.entrySet().stream()
        .map(entry -> new ReadPosition(entry.getKey(), entry.getValue()))
        .toList();
  }
}
