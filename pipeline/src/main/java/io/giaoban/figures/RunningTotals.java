package io.giaoban.figures;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A place's running totals up to the end of a day.
 *
 * @param cases backlog included; null: none was ever stated
 * @param deaths null: none was ever stated
 * @param doses doses given by number and group
 */
public record RunningTotals(
    @Nullable Long cases, @Nullable Long deaths, SortedMap<DoseGroup, Long> doses) {
  /** Before the first day. */
  public static final RunningTotals NONE = new RunningTotals(null, null, new TreeMap<>());

  /** The totals a day later; null adds nothing. */
  public RunningTotals plus(
      @Nullable Long moreCases, @Nullable Long moreDeaths, Map<DoseGroup, Long> moreDoses) {
    SortedMap<DoseGroup, Long> sum = doses;
    if (!moreDoses.isEmpty()) {
      sum = new TreeMap<>(doses);
      for (Map.Entry<DoseGroup, Long> more : moreDoses.entrySet()) {
        sum.merge(more.getKey(), more.getValue(), Long::sum);
      }
    }
    return new RunningTotals(add(cases, moreCases), add(deaths, moreDeaths), sum);
  }

  private static @Nullable Long add(@Nullable Long total, @Nullable Long more) {
    if (more == null) {
      return total;
    }
    return total == null ? more : Long.valueOf(total + more);
  }
}
