package io.giaoban.node;

import io.giaoban.alert.Rule;
import io.giaoban.alert.RulesFile;
import io.giaoban.alert.Silence;
import io.giaoban.alert.SilenceJson;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.SubscriptionJson;
import io.giaoban.gateway.Feed;
import io.giaoban.gateway.FeedJson;
import io.giaoban.place.City;
import io.giaoban.place.PlacesFile;
import io.giaoban.wire.Topic;
import io.giaoban.wire.Topics;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is defined for all cities alike: places, rules, silences, feeds, subscriptions.
 *
 * @param topic has each definition in every partition
 * @param key a definition's record key
 * @param write a definition as its topic carries it
 * @param parse the reverse; throws IllegalArgumentException if the bytes are none
 * @param removable whether a record without a value takes one away; cities stay, as they may have
 *     reported
 */
record DefinitionKind<T>(
    Topic topic,
    Function<T, String> key,
    Function<T, byte[]> write,
    Function<byte[], T> parse,
    boolean removable) {
  private static final Logger LOG = LoggerFactory.getLogger(DefinitionKind.class);

  static final DefinitionKind<City> PLACES =
      new DefinitionKind<>(
          Topics.PLACES, City::code, PlacesFile::toJson, PlacesFile::fromJson, false);

  static final DefinitionKind<Rule> RULES =
      new DefinitionKind<>(Topics.RULES, Rule::id, RulesFile::toJson, RulesFile::fromJson, true);

  static final DefinitionKind<Silence> SILENCES =
      new DefinitionKind<>(
          Topics.SILENCES, Silence::id, SilenceJson::write, SilenceJson::read, true);

  static final DefinitionKind<Feed> FEEDS =
      new DefinitionKind<>(Topics.FEEDS, Feed::id, FeedJson::write, FeedJson::read, true);

  static final DefinitionKind<Subscription> SUBSCRIPTIONS =
      new DefinitionKind<>(
          Topics.SUBSCRIPTIONS,
          Subscription::id,
          SubscriptionJson::write,
          SubscriptionJson::read,
          true);

  /** The definitions as their topic carries them, by record key. */
  Map<String, byte[]> write(Collection<T> definitions) {
    Map<String, byte[]> values = new LinkedHashMap<>();
    definitions.forEach(definition -> values.put(key.apply(definition), write.apply(definition)));
    return values;
  }

  /** The definition that a record's value is; empty, and in the log: it is none. */
  Optional<T> read(byte[] value) {
    try {
      return Optional.of(parse.apply(value));
    } catch (IllegalArgumentException e) {
      LOG.warn("a record of {} is passed over: {}", topic.name(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Whether both values define the same, however they are written; null: nothing. */
  boolean same(byte @Nullable [] one, byte[] other) {
    return one != null && read(one).map(read(other).orElseThrow()::equals).orElse(false);
  }
}
