package io.giaoban.stream;

/**
 * What a simulation measured.
 *
 * @param cities how many were simulated, with {@code units}
 * @param seconds how long all reports took, of one core
 * @param restoreSeconds how long it took to set all desks up from their rows, of one core
 * @param deskBytes heap of the desks
 * @param rowBytes heap of the rows beside them
 * @param storedRows rows that a compacted changelog keeps
 * @param storedBytes bytes of their keys and values
 * @param shelvedDays city days that the board took, with {@code shelvedDayBytes} of heap
 * @param shelvedUnitDays unit days that the board took, with {@code shelvedUnitDayBytes} of heap
 */
record ScaleFigures(
    ScaleSize size,
    int days,
    int cities,
    int units,
    long reports,
    double seconds,
    double restoreSeconds,
    long deskBytes,
    long rowBytes,
    long storedRows,
    long storedBytes,
    long shelvedDays,
    long shelvedDayBytes,
    long shelvedUnitDays,
    long shelvedUnitDayBytes) {

  /** The same without the heap that a system takes before the first report comes. */
  ScaleFigures above(ScaleFigures idle) {
    return new ScaleFigures(
        size,
        days,
        cities,
        units,
        reports,
        seconds,
        restoreSeconds,
        deskBytes - idle.deskBytes,
        rowBytes - idle.rowBytes,
        storedRows,
        storedBytes - idle.storedBytes,
        shelvedDays,
        shelvedDayBytes - idle.shelvedDayBytes,
        shelvedUnitDays,
        shelvedUnitDayBytes - idle.shelvedUnitDayBytes);
  }

  /** How many times as large all of it is as what was simulated. */
  double ofAll() {
    return (double) size.units / units;
  }

  /** Days of all units that were simulated. */
  long unitDays() {
    return (long) units * days;
  }

  void print(ScaleMeters meters) {
    System.out.printf(
        "%s: %,d cities, %,d units, %d partitions, %d days: %,d reports in %.0f s, %,.0f/s%n",
        size, cities, units, size.partitions, days, reports, seconds, reports / seconds);
    System.out.printf("%,d transactions%n", meters.commits());
    System.out.printf(
        "%-24s %12s %10s %10s %12s %10s%n",
        "topic", "records", "a report", "B/record", "kept", "most B");
    meters
        .topics()
        .forEach(
            (name, topic) ->
                System.out.printf(
                    "%-24s %,12d %10.2f %5.0f/%4.0f %,12d %,10d%n",
                    name,
                    topic.records(),
                    (double) topic.records() / reports,
                    topic.bytesARecord(),
                    topic.plainBytesARecord(),
                    name.equals(MeteredTask.CHANGELOG) ? storedRows : topic.kept(),
                    topic.largest()));
    System.out.printf(
        "processors' heap a unit day: desks %.0f B, rows %.0f B; changelog kept %.0f B%n",
        per(deskBytes, unitDays()), per(rowBytes, unitDays()), per(storedBytes, unitDays()));
    System.out.printf(
        "board's heap: %.0f B a city day kept, %.0f B a unit day kept%n",
        boardBytesACityDay(), boardBytesAUnitDay());
    System.out.printf(
        "desks set up again in %.1f s: %,.0f unit days/s%n",
        restoreSeconds, unitDays() / restoreSeconds);
  }

  double boardBytesACityDay() {
    return per(shelvedDayBytes, shelvedDays);
  }

  double boardBytesAUnitDay() {
    return per(shelvedUnitDayBytes, shelvedUnitDays);
  }

  private static double per(long bytes, long of) {
    return of == 0 ? 0 : (double) bytes / of;
  }
}
