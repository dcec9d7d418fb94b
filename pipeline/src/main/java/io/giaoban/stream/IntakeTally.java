package io.giaoban.stream;

import io.giaoban.ledger.Entry;
import io.giaoban.report.Refusal;
import io.giaoban.schema.IntakeCounts;
import java.time.Instant;
import java.time.LocalDate;
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
  private final List<IntakeCounts> finished = new ArrayList<>();
  private @Nullable IntakeCounts today;
  private boolean changed;

  /**
   * A tally.
   *
   * @param city the city the records are about; null: none that can be told
   */
  IntakeTally(@Nullable String city, int partition) {
    this.city = city;
    this.partition = partition;
  }

  void entered(Entry entry, Instant at, Function<Instant, LocalDate> dateOf) {
    IntakeCounts counts = counts(at, dateOf);
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

  void forwarded(Instant at, Function<Instant, LocalDate> dateOf) {
    IntakeCounts counts = counts(at, dateOf);
    counts.setForwarded(counts.getForwarded() + 1);
  }

  void refused(Refusal reason, Instant at, Function<Instant, LocalDate> dateOf) {
    counts(at, dateOf).getRefused().merge(reason.name(), 1L, Long::sum);
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

  /** Stores the counts before they are told. */
  void keep(Rows rows) {
    if (today != null) {
      rows.putTally(today);
    }
  }

  void restore(IntakeCounts stored) {
    today = copy(stored);
  }

  /** Days never run backwards. */
  private IntakeCounts counts(Instant at, Function<Instant, LocalDate> dateOf) {
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
