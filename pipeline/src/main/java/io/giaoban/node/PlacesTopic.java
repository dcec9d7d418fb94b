package io.giaoban.node;

import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.wire.Brokers;
import java.util.List;

/** The places as their topic has them at some brokers, and how they are changed. */
public final class PlacesTopic {
  private final Brokers brokers;
  private final Definitions<City> definitions;

  private PlacesTopic(Brokers brokers, Definitions<City> definitions) {
    this.brokers = brokers;
    this.definitions = definitions;
  }

  /**
   * Reads the topic.
   *
   * @throws IllegalStateException if it is not there, or no broker answers
   */
  public static PlacesTopic read(Brokers brokers) {
    return new PlacesTopic(brokers, Definitions.read(DefinitionKind.PLACES, brokers));
  }

  /** The places as they were when the topic was read. */
  public Places places() {
    return Places.of(definitions.current());
  }

  /**
   * Makes ready to bring every partition to these places; cities that they do not have stay.
   *
   * @throws IllegalArgumentException if a city would lose a unit, and with it the name of what the
   *     unit has reported; names the units and says what to do
   */
  public DefinitionChange change(Places wanted) {
    List<String> leftOut = LeftOutUnits.of(definitions.current(), wanted);
    if (!leftOut.isEmpty()) {
      throw new IllegalArgumentException(
          "left out: %s (expected: all units that the topic has; %s)"
              .formatted(String.join("; ", leftOut), LeftOutUnits.ADVICE));
    }
    return new DefinitionChange(brokers, definitions.toAdd(wanted.cities()), List.of());
  }
}
