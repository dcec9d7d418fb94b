package io.giaoban.node;

import io.giaoban.alert.Rule;
import io.giaoban.alert.Silence;
import io.giaoban.alert.SilenceMatcher;
import io.giaoban.wire.Brokers;
import java.util.List;
import java.util.Optional;

/** The silences as their topic has them at some brokers, and how they are changed. */
public final class SilencesTopic {
  private final Brokers brokers;
  private final Definitions<Silence> definitions;

  private SilencesTopic(Brokers brokers, Definitions<Silence> definitions) {
    this.brokers = brokers;
    this.definitions = definitions;
  }

  /**
   * Reads the topic.
   *
   * @throws IllegalStateException if it is not there, or no broker answers
   */
  public static SilencesTopic read(Brokers brokers) {
    return new SilencesTopic(brokers, Definitions.read(DefinitionKind.SILENCES, brokers));
  }

  /** The silences as they were when the topic was read, in the order in which they first came. */
  public List<Silence> silences() {
    return definitions.current();
  }

  /** The silence of that id; empty: there is none. */
  public Optional<Silence> silence(String id) {
    return silences().stream().filter(silence -> silence.id().equals(id)).findFirst();
  }

  /**
   * Checks that all rules, cities and units are known that a silence names.
   *
   * @throws IllegalArgumentException naming the one that is not, and those that are
   * @throws IllegalStateException if rules or places cannot be read
   */
  public void check(SilenceMatcher matcher) {
    new KnownScope(
            Definitions.read(DefinitionKind.RULES, brokers).current().stream()
                .map(Rule::id)
                .toList(),
            Definitions.read(DefinitionKind.PLACES, brokers).current())
        .check(matcher);
  }

  /**
   * Writes a silence to every partition, and returns when all in-sync replicas have it; one of the
   * same id gives way to it.
   *
   * @throws IllegalStateException if not all could be written; may be done again
   */
  public void put(Silence silence) {
    new DefinitionWriter(brokers).write(definitions.toAdd(List.of(silence)));
  }

  /**
   * Takes a silence back as if it had never been, and returns when all in-sync replicas know.
   *
   * @throws IllegalStateException if not all could be written; may be done again
   */
  public void takeBack(String id) {
    new DefinitionWriter(brokers).write(definitions.toDelete(List.of(id)));
  }
}
