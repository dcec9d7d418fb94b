package io.giaoban.node;

import io.giaoban.alert.Rule;
import io.giaoban.alert.Silence;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.Subscriptions;
import io.giaoban.gateway.Feed;
import io.giaoban.gateway.Feeds;
import io.giaoban.node.health.Finding;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.wire.Brokers;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is defined, as it is now. Read is only what some role of the process asks for while it
 * starts, so that none needs the right to more.
 */
final class DefinitionViews {
  private final OnDemand<City, Places> places;
  private final OnDemand<Rule, List<Rule>> rules;
  private final OnDemand<Silence, List<Silence>> silences;
  private final OnDemand<Feed, Feeds> feeds;
  private final OnDemand<Subscription, Subscriptions> subscriptions;

  /**
   * Those at these brokers.
   *
   * @param parts takes charge of what is started
   * @param operator a feed beside those that are defined
   */
  DefinitionViews(Parts parts, Brokers brokers, Feed operator) {
    places = new OnDemand<>(parts, brokers, DefinitionKind.PLACES, Places::of);
    rules = new OnDemand<>(parts, brokers, DefinitionKind.RULES, List::copyOf);
    silences = new OnDemand<>(parts, brokers, DefinitionKind.SILENCES, List::copyOf);
    feeds =
        new OnDemand<>(
            parts,
            brokers,
            DefinitionKind.FEEDS,
            given -> Feeds.of(Stream.concat(Stream.of(operator), given.stream()).toList()));
    subscriptions = new OnDemand<>(parts, brokers, DefinitionKind.SUBSCRIPTIONS, Subscriptions::of);
  }

  /** The cities that report here. */
  DefinitionView<City, Places> places() {
    return places.view();
  }

  /** The rules in force. */
  DefinitionView<Rule, List<Rule>> rules() {
    return rules.view();
  }

  /** The silences, those that are over included. */
  DefinitionView<Silence, List<Silence>> silences() {
    return silences.view();
  }

  /** Who may report. */
  DefinitionView<Feed, Feeds> feeds() {
    return feeds.view();
  }

  /** Who is told of alerts. */
  DefinitionView<Subscription, Subscriptions> subscriptions() {
    return subscriptions.view();
  }

  /** Waits until all is known that was there when they were started. */
  void awaitRead() {
    started().forEach(each -> each.view().awaitRead());
  }

  /** How their reading fares. */
  Finding look() {
    Finding worst = Finding.worst(started().map(each -> Finding.of(each.view().loop())));
    String all = started().map(OnDemand::name).collect(Collectors.joining(", "));
    return worst.orWorking(all + " are read");
  }

  /** How far each has read. */
  List<Progress.Reader> readers() {
    return started().map(each -> new Progress.Reader(each.name(), each.view()::positions)).toList();
  }

  private Stream<OnDemand<?, ?>> started() {
    return Stream.<OnDemand<?, ?>>of(places, rules, silences, feeds, subscriptions)
        .filter(OnDemand::isStarted);
  }

  /** One of them, started by whoever asks first. */
  private static final class OnDemand<T, V> {
    private final Parts parts;
    private final Brokers brokers;
    private final DefinitionKind<T> kind;
    private final Function<List<T>, V> together;
    private volatile @Nullable DefinitionView<T, V> view;

    OnDemand(Parts parts, Brokers brokers, DefinitionKind<T> kind, Function<List<T>, V> together) {
      this.parts = parts;
      this.brokers = brokers;
      this.kind = kind;
      this.together = together;
    }

    synchronized DefinitionView<T, V> view() {
      DefinitionView<T, V> before = view;
      if (before != null) {
        return before;
      }
      DefinitionView<T, V> now = parts.started(DefinitionView.start(kind, brokers, together));
      view = now;
      return now;
    }

    boolean isStarted() {
      return view != null;
    }

    String name() {
      return kind.topic().name().replaceFirst("^giaoban\\.", "");
    }
  }
}
