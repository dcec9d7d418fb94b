package io.giaoban.figures;

import org.jspecify.annotations.Nullable;

/** Rates against a population. */
public final class Rates {
  private static final double PER = 100_000;

  private Rates() {}

  /**
   * Cases per 100,000 people; over 14 days this is ECDC's notification rate.
   *
   * @param cases null: unknown
   * @param population people, > 0; null: not known
   * @return null where either is unknown: no rate is not a rate of zero
   */
  public static @Nullable Double incidence(@Nullable Long cases, @Nullable Long population) {
    return cases == null || population == null ? null : PER * cases / population;
  }

  /**
   * Doses given as a share of the population, 0.7 = 70 %; may pass 1, as doses are also given to
   * people who live elsewhere.
   *
   * @param population people, > 0; null: not known
   */
  public static @Nullable Double coverage(long doses, @Nullable Long population) {
    return population == null ? null : (double) doses / population;
  }
}
