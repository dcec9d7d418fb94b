package io.giaoban.dispatch.api;

import io.giaoban.dispatch.AlertFilter;

/** What alerts can be about now. */
public interface KnownNames {
  /**
   * Checks that the cities, units and rules are known that a filter names.
   *
   * @throws IllegalArgumentException naming the one that is not, and those that are
   */
  void check(AlertFilter filter);
}
