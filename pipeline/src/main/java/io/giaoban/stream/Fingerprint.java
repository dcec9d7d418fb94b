package io.giaoban.stream;

import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.utils.Utils;

/**
 * A day's figures as a number that differs when they do: 64 bits of CRC over their Avro form. What
 * the clock alone decides, and the judgement on the figures, are no part of it.
 */
final class Fingerprint {
  private Fingerprint() {}

  static long of(CityDay day) {
    CityDay figures =
        CityDay.newBuilder(day)
            .setState(DayState.OPEN)
            .setVersion(0)
            .setKnownAt(Instant.EPOCH)
            .setIssue(LocalDate.EPOCH)
            .setUnitsOnTime(null)
            .setLateUnits(List.of())
            .setSuspect(null)
            .setSuspectCases(null)
            .setSuspectLimit(null)
            .setSuspectDetail(null)
            .build();
    try {
      return SchemaNormalization.fingerprint64(Utils.toArray(figures.toByteBuffer()));
    } catch (IOException e) {
      throw new UncheckedIOException("day " + day.getDay() + " cannot be written", e);
    }
  }
}
