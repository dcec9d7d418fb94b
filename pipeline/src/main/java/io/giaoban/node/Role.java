package io.giaoban.node;

import java.util.Collection;
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

  /** Those that answer requests, and so know what is defined and what was told. */
  private static final Set<Role> ASKED = Set.of(GATEWAY, DISPATCHER, BOARD);

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

  static boolean anyAsked(Collection<Role> roles) {
    return roles.stream().anyMatch(ASKED::contains);
  }
}
