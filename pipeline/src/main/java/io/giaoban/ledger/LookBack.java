package io.giaoban.ledger;

import io.giaoban.figures.LastCases;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A unit's last case as seen from the day of a statement, and from the day of the running total
 * that differs from it. What looks back over these days sees the same as they do.
 *
 * @param fromTheDay null: not known, or no day after it looks back over it
 * @param fromTheTotal null: not known, or there is no such total
 */
record LookBack(@Nullable LocalDate fromTheDay, @Nullable LocalDate fromTheTotal) {

  static LookBack from(int day, Book book, int unit) {
    UnitCases cases = new UnitCases(book, unit);
    int total = cases.nextTotal(day);
    return new LookBack(
        cases.none(day + 1) && total > day + 1 ? seenFrom(day, book, unit) : null,
        total < book.end() ? seenFrom(total, book, unit) : null);
  }

  private static @Nullable LocalDate seenFrom(int day, Book book, int unit) {
    return new LastCases(new UnitCases(book, unit)).seenFrom(day).date();
  }
}
