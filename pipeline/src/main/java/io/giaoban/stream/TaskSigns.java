package io.giaoban.stream;

import java.util.concurrent.atomic.LongAdder;

/** What is seen from outside of the tasks of this process. Thread-safe. */
final class TaskSigns {
  private final WaitingCities waiting = new WaitingCities();
  private final TaskTimes times = new TaskTimes();
  private final Stumbles stumbles = new Stumbles();
  private final LongAdder citiesSetUp = new LongAdder();

  WaitingCities waiting() {
    return waiting;
  }

  TaskTimes times() {
    return times;
  }

  Stumbles stumbles() {
    return stumbles;
  }

  /** A city's desk was set up from its rows. */
  void setUpCity() {
    citiesSetUp.increment();
  }

  /** How many cities' desks were set up from their rows, be it several times. */
  long citiesSetUp() {
    return citiesSetUp.sum();
  }

  /** The task of a partition is no more, or another process's. */
  void forget(int partition) {
    waiting.forget(partition);
    times.forget(partition);
  }
}
