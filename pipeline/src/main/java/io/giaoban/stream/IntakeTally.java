package io.giaoban.stream;

import io.giaoban.ledger.Entry;
import io.giaoban.report.Refusal;
import io.giaoban.schema.IntakeCounts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts what became of arriving records, day by day of their being known. */
final class IntakeTally {
  private final @Nullable String city;
  private final int partition;
  private final Function<Instant, LocalDate> dateOf;
  private final List<IntakeCounts> finished = new ArrayList<>();
  private @Nullable IntakeCounts today;
  private boolean changed;

  /**
   * A tally.
   *
   * @param city the city the records are about; null: none that can be told
   * @param dateOf the calendar date under which what is known at an instant is counted
   */
  IntakeTally(@Nullable String city, int partition, Function<Instant, LocalDate> dateOf) {
    this.city = city;
    this.partition = partition;
    this.dateOf = dateOf;
  }

  /** A tally of what is about no city that can be told, by the date in UTC. */
  static IntakeTally ofNoCity(int partition) {
    return new IntakeTally(null, partition, at -> LocalDate.ofInstant(at, ZoneOffset.UTC));
  }

  void entered(Entry entry, Instant at) {
    IntakeCounts counts = counts(at);
    switch (entry) {
      case STATED -> counts.setStated(counts.getStated() + 1);
      case CORRECTED -> counts.setCorrected(counts.getCorrected() + 1);
      case RETRACTED -> counts.setRetracted(counts.getRetracted() + 1);
      case CONFIRMED -> counts.setConfirmed(counts.getConfirmed() + 1);
      case REPEATED -> counts.setRepeated(counts.getRepeated() + 1);
      case SUPERSEDED -> counts.setSuperseded(counts.getSuperseded() + 1);
      case CONFLICTING -> {} // it is refused, and counted so
    }
  }

  void forwarded(Instant at) {
    IntakeCounts counts = counts(at);
    counts.setForwarded(counts.getForwarded() + 1);
  }

  void refused(Refusal reason, Instant at) {
    counts(at).getRefused().merge(reason.name(), 1L, Long::sum);
  }

  boolean changed() {
    return changed;
  }

  /** The days whose counts changed since the last call, as they are now. */
  List<IntakeCounts> takeChanged() {
    List<IntakeCounts> taken = new ArrayList<>(finished);
    finished.clear();
    if (changed && today != null) {
      taken.add(copy(today));
    }
    changed = false;
    return taken;
  }

  void restore(IntakeCounts stored) {
    today = copy(stored);
  }

  /** Days never run backwards. */
  private IntakeCounts counts(Instant at) {
    LocalDate issue = dateOf.apply(at);
    if (today == null || issue.isAfter(today.getIssue())) {
      if (today != null && changed) {
        finished.add(today);
      }
      today =
          IntakeCounts.newBuilder()
              .setCity(city)
              .setPartition(partition)
              .setIssue(issue)
              .setKnownAt(at)
              .setRefused(new TreeMap<>())
              .build();
    }
    changed = true;
    if (at.isAfter(today.getKnownAt())) {
      today.setKnownAt(at);
    }
    return today;
  }

  private static IntakeCounts copy(IntakeCounts counts) {
    return IntakeCounts.newBuilder(counts).setRefused(new HashMap<>(counts.getRefused())).build();
  }
}
