package io.giaoban.node.health;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** All indicators of a process, in the order in which they are told. Thread-safe. */
public final class Health {
  private final List<Indicator> ground = new CopyOnWriteArrayList<>();
  private final List<Indicator> roles = new CopyOnWriteArrayList<>();

  /** One thing as it is now. */
  public record Look(String name, Finding finding) {
    private static Look at(Indicator indicator) {
      return new Look(indicator.name(), indicator.look().get());
    }

    State state() {
      return finding.reason().state();
    }
  }

  /** Looks from now on at something that the process needs. */
  public void standsOn(Indicator indicator) {
    ground.add(indicator);
  }

  /** Looks from now on at something that the process does. */
  public void does(Indicator indicator) {
    roles.add(indicator);
  }

  /** How everything fares. */
  public List<Look> look() {
    return Stream.concat(ground.stream(), roles.stream()).map(Look::at).toList();
  }

  /** Whether all that the process does is being done. */
  public boolean working() {
    return roles.stream().map(Look::at).noneMatch(look -> look.state() == State.DOWN);
  }
}
