package io.giaoban.dispatch.api;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.time.Duration;
import java.util.List;

/**
 * Whose proofs are waited for at the same time: some threads are left for others, and one asker
 * whose channels hang leaves turns for the others. The operator has turns of its own. Thread-safe.
 */
final class Turns {
  /** As long as a proof is waited for. */
  static final Duration LONGEST = Duration.ofSeconds(16);

  private static final int IN_ALL = 16;
  private static final int OF_ONE = 2;

  private final Multiset<Place> taken = HashMultiset.create();

  /** What has turns: somebody, and how many. */
  private record Place(String whose, int most) {}

  /** A turn for the proof of a subscription, not yet taken. */
  Turn of(Asker asker, String subscription) {
    return new Turn(
        asker.operator()
            ? List.of(new Place("the operator", IN_ALL))
            : List.of(
                new Place("subscription " + subscription, OF_ONE),
                new Place("address " + asker.source(), OF_ONE),
                new Place("everybody", IN_ALL)));
  }

  private synchronized void take(List<Place> places) {
    for (Place place : places) {
      if (taken.count(place) >= place.most()) {
        throw new TooOftenException(
            "%d channels of %s are being verified now".formatted(place.most(), place.whose()),
            LONGEST.toSeconds());
      }
    }
    taken.addAll(places);
  }

  private synchronized void giveBack(List<Place> places) {
    places.forEach(taken::remove);
  }

  /** One turn, of one thread. Closing gives it back, if it was taken. */
  final class Turn implements AutoCloseable {
    private final List<Place> places;
    private boolean mine;

    private Turn(List<Place> places) {
      this.places = places;
    }

    /**
     * Takes it.
     *
     * @throws TooOftenException if there is none now
     */
    void take() {
      Turns.this.take(places);
      mine = true;
    }

    @Override
    public void close() {
      if (mine) {
        giveBack(places);
      }
    }
  }
}
