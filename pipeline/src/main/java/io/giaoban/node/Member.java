package io.giaoban.node;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A process among those of a system.
 *
 * @param roles what it does
 * @param instance tells it from others that do the same, over restarts: one that comes back soon
 *     has its work at once
 * @param dataDir where it keeps what is its own; empty: in a temporary directory, removed at the
 *     end
 * @param standbys how many other processors keep the state of each city warm, 0 or more
 */
public record Member(Set<Role> roles, String instance, Optional<Path> dataDir, int standbys) {
  /** A process among others. */
  public Member {
    roles = Set.copyOf(roles);
  }

  /** The only one of its system. */
  public static Member alone(Set<Role> roles, Optional<Path> dataDir) {
    return new Member(roles, "1", dataDir, 0);
  }

  /** Its name in one of its roles. */
  String name(Role role) {
    return role.label() + "-" + instance;
  }
}
