package io.giaoban.place;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many people there are.
 *
 * @param people > 0
 * @param year the year of the figure; null: not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Population(@JsonProperty(required = true) long people, @Nullable Integer year) {
  public Population {
    if (people <= 0) {
      throw new IllegalArgumentException("population: " + people + " (expected: > 0, or none)");
    }
  }

  /** The figure of the latest year up to the day's, else the earliest; null: there is none. */
  static @Nullable Population on(List<Population> populations, LocalDate day) {
    return populations.isEmpty() ? null : InForce.at(populations, Population::year, day.getYear());
  }

  /**
   * The figures that a file states, as one or by year.
   *
   * @param what whose they are, for people
   * @throws IllegalArgumentException if they are stated both ways, or a figure is nobody
   */
  static List<Population> read(
      String what,
      @Nullable Long population,
      @Nullable Integer populationYear,
      @Nullable List<Population> populations) {
    if (populations == null) {
      return of(what, population, populationYear);
    }
    if (population != null || populationYear != null) {
      throw new IllegalArgumentException(
          "%s: %s and populations (expected: one of both)"
              .formatted(what, population == null ? "populationYear" : "population"));
    }
    return populations;
  }

  /** One figure, or none. */
  static List<Population> of(String what, @Nullable Long people, @Nullable Integer year) {
    try {
      return people == null ? List.of() : List.of(new Population(people, year));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(what + ": " + e.getMessage(), e);
    }
  }

  /**
   * Checks that the figures follow each other.
   *
   * @throws IllegalArgumentException naming the year that is missing or comes too early
   */
  static void check(String what, List<Population> populations) {
    if (populations.size() > 1 && populations.get(0).year() == null) {
      throw new IllegalArgumentException(
          what + ": populations: no year (expected: a year with each of several)");
    }
    InForce.check(what + ": populations", populations, Population::year);
  }
}
