package io.giaoban.board;

import io.giaoban.schema.IntakeCounts;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of all records that ever arrived, all cities and dates together.
 *
 * @param outcomes how many came to what, by its name; {@code REFUSED} among them
 * @param refused how many were refused for each named reason
 */
public record IntakeTotals(SortedMap<String, Long> outcomes, SortedMap<String, Long> refused) {
  static final IntakeTotals NONE = new IntakeTotals(new TreeMap<>(), new TreeMap<>());

  /** The same with counts in the place of others; null: of none. */
  IntakeTotals with(IntakeCounts counts, @Nullable IntakeCounts before) {
    IntakeTotals sum = new IntakeTotals(new TreeMap<>(outcomes), new TreeMap<>(refused));
    sum.add(counts, 1);
    if (before != null) {
      sum.add(before, -1);
    }
    return sum;
  }

  private void add(IntakeCounts counts, int times) {
    add(outcomes, "STATED", counts.getStated() * times);
    add(outcomes, "CORRECTED", counts.getCorrected() * times);
    add(outcomes, "RETRACTED", counts.getRetracted() * times);
    add(outcomes, "CONFIRMED", counts.getConfirmed() * times);
    add(outcomes, "REPEATED", counts.getRepeated() * times);
    add(outcomes, "SUPERSEDED", counts.getSuperseded() * times);
    add(outcomes, "FORWARDED", counts.getForwarded() * times);
    add(outcomes, "REFUSED", 0);
    counts
        .getRefused()
        .forEach(
            (reason, records) -> {
              add(outcomes, "REFUSED", records * times);
              add(refused, reason, records * times);
            });
  }

  private static void add(Map<String, Long> totals, String name, long records) {
    totals.merge(name, records, Long::sum);
  }
}
