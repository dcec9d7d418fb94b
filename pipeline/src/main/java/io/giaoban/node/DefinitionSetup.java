package io.giaoban.node;

import io.giaoban.alert.Rule;
import io.giaoban.alert.Rules;
import io.giaoban.alert.RulesFile;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.place.PlacesFile;
import io.giaoban.wire.Brokers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings places and rules into force at a start. */
final class DefinitionSetup {
  private static final Logger LOG = LoggerFactory.getLogger(DefinitionSetup.class);

  private final Brokers brokers;

  DefinitionSetup(Brokers brokers) {
    this.brokers = brokers;
  }

  /**
   * Brings the topics to what is given. Where nothing is, what they have stays; where they have
   * nothing either, the shipped places or rules come into force.
   *
   * @param places the cities; others that the topic has stay, as they may have reported
   * @param rules the rules; others that the topic has are deleted, but for those that are bad now
   */
  void ensure(Optional<Places> places, Optional<Rules> rules) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>(places(places));
    records.addAll(rules(rules));
    new DefinitionWriter(brokers).write(records);
  }

  private List<ProducerRecord<String, byte[]>> places(Optional<Places> given) {
    Definitions<City> present = Definitions.read(DefinitionKind.PLACES, brokers);
    if (given.isEmpty()) {
      return present.toBeginWith(PlacesFile.shipped().cities());
    }
    LeftOutUnits.of(present.current(), given.get())
        .forEach(units -> LOG.warn("left out: {} ({})", units, LeftOutUnits.ADVICE));
    return present.toAdd(given.get().cities());
  }

  private List<ProducerRecord<String, byte[]>> rules(Optional<Rules> given) {
    Definitions<Rule> present = Definitions.read(DefinitionKind.RULES, brokers);
    return given
        .map(rules -> new RulesTopic(brokers, present).replaceBy(rules).records())
        .orElseGet(() -> present.toBeginWith(RulesFile.shipped()));
  }
}
