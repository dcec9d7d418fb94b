package io.giaoban.node;

import io.giaoban.alert.Rule;
import io.giaoban.alert.Silence;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Subscriptions;
import io.giaoban.gateway.Feed;
import io.giaoban.gateway.Feeds;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that is defined, as it is now.
 *
 * @param places the cities that report here
 * @param rules the rules in force
 * @param silences the silences, those that are over included
 * @param feeds who may report
 * @param subscriptions who is told of alerts
 */
record DefinitionViews(
    DefinitionView<City, Places> places,
    DefinitionView<Rule, List<Rule>> rules,
    DefinitionView<Silence, List<Silence>> silences,
    DefinitionView<Feed, Feeds> feeds,
    DefinitionView<Subscription, Subscriptions> subscriptions) {
  /**
   * Starts reading them.
   *
   * @param parts takes charge of what is started
   * @param operator a feed beside those that are defined
   */
  static DefinitionViews start(Parts parts, String bootstrapServers, Feed operator) {
    return new DefinitionViews(
        parts.started(DefinitionView.start(DefinitionKind.PLACES, bootstrapServers, Places::of)),
        parts.started(DefinitionView.start(DefinitionKind.RULES, bootstrapServers, List::copyOf)),
        parts.started(
            DefinitionView.start(DefinitionKind.SILENCES, bootstrapServers, List::copyOf)),
        parts.started(
            DefinitionView.start(
                DefinitionKind.FEEDS,
                bootstrapServers,
                given -> Feeds.of(Stream.concat(Stream.of(operator), given.stream()).toList()))),
        parts.started(
            DefinitionView.start(
                DefinitionKind.SUBSCRIPTIONS, bootstrapServers, Subscriptions::of)));
  }

  /** Waits until all is known that was there when they were started. */
  void awaitRead() {
    all().forEach(DefinitionView::awaitRead);
  }

  boolean healthy() {
    return all().allMatch(DefinitionView::healthy);
  }

  /** How far each has read. */
  Stream<Progress.Reader> readers() {
    return Stream.of(
        new Progress.Reader("places", places::positions),
        new Progress.Reader("rules", rules::positions),
        new Progress.Reader("silences", silences::positions),
        new Progress.Reader("feeds", feeds::positions),
        new Progress.Reader("subscriptions", subscriptions::positions));
  }

  private Stream<DefinitionView<?, ?>> all() {
    return Stream.of(places, rules, silences, feeds, subscriptions);
  }
}
