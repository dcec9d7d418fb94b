package io.giaoban.node;

import io.giaoban.place.Places;
import java.util.Optional;

/**
 * How a system in one process is set up.
 *
 * @param node the process; its member's data directory holds all data
 * @param kafkaPort of the embedded broker; 0 = any free
 * @param registryPort of the embedded schema registry; 0 = any free
 * @param places the cities that report here; empty: those of the data, at first the shipped ones
 * @param rules the file of the rules in force; empty: those of the data, at first the shipped ones
 */
public record StandaloneOptions(
    NodeOptions node,
    int kafkaPort,
    int registryPort,
    Optional<Places> places,
    Optional<RulesWatch> rules) {

  /** The same, for a trial if nobody but this machine reaches the door. */
  public StandaloneOptions onTrial() {
    return new StandaloneOptions(node.onTrial(), kafkaPort, registryPort, places, rules);
  }
}
