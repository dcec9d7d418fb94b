package io.giaoban.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Doses of one number that a whole city gave on one day.
 *
 * @param administered the day's doses; null: unknown
 * @param running what the day adds to the running total
 */
public record DoseTotals(@Nullable Integer administered, long running) {}
