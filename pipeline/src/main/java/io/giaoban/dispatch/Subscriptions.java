package io.giaoban.dispatch;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The subscriptions as they are at a time. */
public final class Subscriptions {
  private final Map<String, Subscription> byId;
  private final List<Subscription> all;

  private Subscriptions(Map<String, Subscription> byId) {
    this.byId = byId;
    this.all = List.copyOf(byId.values());
  }

  /** These subscriptions. */
  public static Subscriptions of(Collection<Subscription> subscriptions) {
    return new Subscriptions(
        subscriptions.stream()
            .collect(
                Collectors.toMap(
                    Subscription::id,
                    Function.identity(),
                    (before, last) -> last,
                    LinkedHashMap::new)));
  }

  /** All of them, in the order in which they first came. */
  public List<Subscription> all() {
    return all;
  }

  /** The subscription of that id. */
  public Optional<Subscription> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** How many there are. */
  public int size() {
    return byId.size();
  }
}
