package io.giaoban.reset;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the live results say otherwise than those that were worked out anew.
 *
 * @param about what it is said about, in people's words
 * @param fields what is said otherwise; empty: only one of them says anything, or it is no record
 */
public record Difference(String about, Kind kind, List<FieldChange> fields) {
  /** How they differ. */
  public enum Kind {
    /** Both say something, and not the same. */
    CHANGED,
    /** Only the live results say anything. */
    ONLY_LIVE,
    /** Only the results worked out anew say anything. */
    ONLY_ANEW
  }

  @Override
  public String toString() {
    return switch (kind) {
      case CHANGED ->
          fields.isEmpty()
              ? about + ": another"
              : about
                  + ": "
                  + fields.stream().map(FieldChange::toString).collect(Collectors.joining(", "));
      case ONLY_LIVE -> about + ": only in the live results";
      case ONLY_ANEW -> about + ": only in the new results";
    };
  }
}
