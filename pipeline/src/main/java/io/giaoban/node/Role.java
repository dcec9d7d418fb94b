package io.giaoban.node;

import io.giaoban.board.Board;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a process does, in the order of the way of the data. */
public enum Role {
  /** The door for feeds. */
  GATEWAY,
  /** Turns reports into city days and alerts. */
  PROCESSOR,
  /** Tells subscribers, and takes their wishes. */
  DISPATCHER,
  /** What can be read. */
  BOARD,
  /** Writes the time. */
  CLOCK;

  /** What it is called in options, status and metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Role of(String label) {
    return Stream.of(values())
        .filter(role -> role.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "role: \"%s\" (expected: one of %s)"
                        .formatted(
                            label,
                            Stream.of(values())
                                .map(Role::label)
                                .collect(Collectors.joining(", ")))));
  }

  /** The names of these roles, in the order of the way of the data. */
  static List<String> labels(Collection<Role> roles) {
    return roles.stream().sorted().map(Role::label).toList();
  }

  /** What these roles must know of what the processors told; none needs the right to read more. */
  static Set<Topic> told(Collection<Role> roles) {
    return roles.stream()
        .flatMap(role -> role.told().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private List<Topic> told() {
    return switch (this) {
      case GATEWAY -> List.of(Topics.UNIT_DAYS);
      case DISPATCHER -> List.of(Topics.CITY_DAYS, Topics.UNIT_DAYS, Topics.ALERTS);
      case BOARD -> Board.TOLD;
      case PROCESSOR, CLOCK -> List.of();
    };
  }
}
