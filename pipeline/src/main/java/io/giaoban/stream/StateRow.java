package io.giaoban.stream;

import io.giaoban.schema.Alert;
import io.giaoban.schema.RuleHealth;
import io.giaoban.wire.Simultaneous;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of a processor's state, as its changelog has it: what a processor that is started goes on
 * from.
 *
 * @param value as it is stored
 */
@SuppressWarnings("ArrayRecordComponent") // compared by sameAs() only
public record StateRow(RowKey key, byte[] value) {
  /** A row as it is stored. */
  public static StateRow of(byte[] key, byte[] value) {
    return new StateRow(RowKey.of(key), value);
  }

  /** The row that says that this message was the alert's last. */
  public static StateRow told(Alert message) {
    return new StateRow(RowKey.of(message), RowValues.write(message::toByteBuffer));
  }

  /** Whether both say the same, but for what depends on when commits came. */
  public boolean sameAs(StateRow other) {
    ByteBuffer one = bytes();
    ByteBuffer two = other.bytes();
    return switch (key.kind()) {
      case PLACE, LEDGER, RULE, SILENCE -> one.equals(two);
      case CLOCK -> RowValues.clockRow(one).sameAs(RowValues.clockRow(two));
      case DAY -> RowValues.dayRow(one).sameAs(RowValues.dayRow(two));
      case RULE_TERMS -> RowValues.ruleTerms(one).sameAs(RowValues.ruleTerms(two));
      // Their maps may be stored in any order.
      case ALERT -> RowValues.alert(one).equals(RowValues.alert(two));
      case HEALTH -> same(RowValues.health(one), RowValues.health(two));
      case TALLY -> RowValues.tally(one).equals(RowValues.tally(two));
    };
  }

  private static boolean same(RuleHealth one, RuleHealth other) {
    if (!Simultaneous.are(one.getKnownAt(), other.getKnownAt())) {
      return false;
    }
    return RuleHealth.newBuilder(one).setKnownAt(other.getKnownAt()).build().equals(other);
  }

  /** Whether it is a city's clock that says that alerts wait to be told. */
  public boolean waits() {
    return key.kind() == RowKind.CLOCK && clock().waiting() != null;
  }

  /** A city's clock that has the processor tell, as it starts, whatever is not yet told. */
  public StateRow toTellAnew() {
    Rows.ClockRow row = clock();
    return withClock(row, row.now());
  }

  /** The version of a city's day that was told last. */
  public long version() {
    return dayRow().version();
  }

  /** A city's day under a later version. */
  public StateRow laterBy(long versions) {
    return withVersion(dayRow().version() + versions);
  }

  private ByteBuffer bytes() {
    return ByteBuffer.wrap(value);
  }

  private Rows.ClockRow clock() {
    return RowValues.clockRow(bytes());
  }

  private Rows.DayRow dayRow() {
    return RowValues.dayRow(ByteBuffer.wrap(value));
  }

  private StateRow withClock(Rows.ClockRow row, @Nullable Instant waiting) {
    return new StateRow(
        key, RowValues.write(new Rows.ClockRow(row.now(), row.awaiting(), waiting)));
  }

  private StateRow withVersion(long version) {
    Rows.DayRow row = dayRow();
    return new StateRow(
        key,
        RowValues.write(
            new Rows.DayRow(
                version, row.state(), row.knownAt(), row.told(), row.closing(), row.loadedOn())));
  }
}
