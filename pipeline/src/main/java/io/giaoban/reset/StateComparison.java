package io.giaoban.reset;

import io.giaoban.reset.Difference.Kind;
import io.giaoban.stream.RowKey;
import io.giaoban.stream.RowKind;
import io.giaoban.stream.StateRow;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares a partition's state with the one that processors should go on from. */
final class StateComparison {
  private final State live;
  private final State wanted;
  private final Set<String> waiting;
  private final TopicComparison.Builder told;

  /**
   * A comparison.
   *
   * @param wanted what was worked out anew, with the alerts as they were told
   */
  StateComparison(State live, State wanted, TopicComparison.Builder told) {
    this.live = live;
    this.wanted = wanted;
    this.waiting = live.waiting();
    this.told = told;
  }

  /** The rows that differ. */
  Set<RowKey> differing() {
    Set<RowKey> all =
        live.rows().stream()
            .map(StateRow::key)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    wanted.rows().forEach(row -> all.add(row.key()));
    Set<RowKey> differing = new LinkedHashSet<>();
    for (RowKey key : all) {
      StateRow here = live.row(key);
      StateRow there = wanted.row(key);
      if (here != null && there != null && here.sameAs(there)) {
        told.equal();
      } else if (live.movedOn(key)
          || (key.kind() == RowKind.HEALTH && waiting.contains(key.city()))) {
        told.leaveOut();
      } else {
        told.differ(new Difference(key.toString(), kind(here, there), List.of()));
        differing.add(key);
      }
    }
    return differing;
  }

  /**
   * Writes what differs, and has the processor tell what comes of it as it starts.
   *
   * @param changelog the topic with the rows
   * @param cities the cities of which something else is to be told, besides those of the rows
   */
  void correct(
      Corrections corrections,
      String changelog,
      int partition,
      Set<RowKey> differing,
      Set<String> cities,
      DayVersions versions) {
    Set<String> concerned = new HashSet<>(cities);
    differing.forEach(key -> concerned.add(key.city()));
    for (RowKey key : differing) {
      if (wanted.row(key) == null) {
        corrections.put(changelog, partition, key.toBytes(), null);
      }
    }
    for (StateRow row : wanted.rows()) {
      RowKey key = row.key();
      boolean clock = key.kind() == RowKind.CLOCK;
      // A rule or a silence is about no city, and concerns them all.
      boolean tellAnew = clock && (concerned.contains(key.city()) || concerned.contains(""));
      boolean told = key.kind() == RowKind.DAY && versions.isRewritten(key);
      if (differing.contains(key) || tellAnew || told) {
        StateRow now =
            switch (key.kind()) {
              case CLOCK -> row.toTellAnew();
              case DAY -> row.laterBy(versions.shift(key));
              default -> row;
            };
        corrections.put(changelog, partition, key.toBytes(), now.value());
      }
    }
    corrections.homeless(citiesWithoutPlace());
  }

  private Set<String> citiesWithoutPlace() {
    Set<String> placed = cities(RowKind.PLACE);
    return cities(RowKind.ALERT).stream()
        .filter(city -> !placed.contains(city))
        .collect(Collectors.toSet());
  }

  private Set<String> cities(RowKind kind) {
    return wanted.rows().stream()
        .map(StateRow::key)
        .filter(key -> key.kind() == kind)
        .map(RowKey::city)
        .collect(Collectors.toSet());
  }

  private static Kind kind(@Nullable StateRow live, @Nullable StateRow wanted) {
    if (live == null) {
      return Kind.ONLY_ANEW;
    }
    return wanted == null ? Kind.ONLY_LIVE : Kind.CHANGED;
  }
}
