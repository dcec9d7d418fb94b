package io.giaoban.node;

import io.giaoban.gateway.RateLimit;
import io.giaoban.place.Places;
import io.giaoban.wire.ClockMode;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;

/** How nodes are set up in tests: on any free ports, with all roles, everything else as usual. */
public final class TestNodes {
  private TestNodes() {}

  /** A system in one process whose data go with it. */
  public static StandaloneOptions standalone(String key, ClockMode clock) {
    return standalone(key, clock, Optional.empty(), Optional.empty(), RateLimit.USUAL);
  }

  /** A system in one process. */
  public static StandaloneOptions standalone(
      String key,
      ClockMode clock,
      Optional<Path> dataDir,
      Optional<Places> places,
      RateLimit limit) {
    return new StandaloneOptions(
        new NodeOptions(
            Member.alone(EnumSet.allOf(Role.class), dataDir),
            HttpOptions.loopback(0),
            Optional.empty(),
            key,
            limit,
            SubscriberOptions.USUAL,
            clock),
        0,
        0,
        places,
        Optional.empty());
  }
}
