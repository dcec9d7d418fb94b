package io.giaoban.dispatch.desk;

import java.util.Collection;

/**
 * What a dispatcher has to do at a moment.
 *
 * @param partitions how many partitions of subscriptions it tells
 * @param shut in how many of them it cannot write what was told
 * @param subscriptions how many there are in them
 * @param failing of how many the last attempt failed
 * @param halted how many it has given up until their owners let it go on
 * @param waiting how many messages wait to be told, of those it has read
 */
public record DispatchCount(
    int partitions, int shut, int subscriptions, int failing, int halted, int waiting) {
  static final DispatchCount NOTHING = new DispatchCount(0, 0, 0, 0, 0, 0);

  static DispatchCount of(Collection<Desk> desks) {
    return desks.stream().map(DispatchCount::of).reduce(NOTHING, DispatchCount::plus);
  }

  private static DispatchCount of(Desk desk) {
    Collection<Telling> tellings = desk.tellings();
    return new DispatchCount(
        1,
        desk.isShut() ? 1 : 0,
        tellings.size(),
        (int) tellings.stream().filter(Telling::isFailing).count(),
        (int) tellings.stream().filter(Telling::isHalted).count(),
        tellings.stream().mapToInt(Telling::waiting).sum());
  }

  private DispatchCount plus(DispatchCount other) {
    return new DispatchCount(
        partitions + other.partitions,
        shut + other.shut,
        subscriptions + other.subscriptions,
        failing + other.failing,
        halted + other.halted,
        waiting + other.waiting);
  }
}
