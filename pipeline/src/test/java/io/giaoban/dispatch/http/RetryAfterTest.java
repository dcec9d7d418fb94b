package io.giaoban.dispatch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long the other side asks to wait. */
class RetryAfterTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2022-01-02T18:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "0                              | PT0S",
        "120                            | PT2M",
        "' 7 '                          | PT7S",
        "86401                          | PT24H",
        "999999999999999999             | PT24H",
        "Sun, 02 Jan 2022 18:01:00 GMT  | PT1M",
        "Sunday, 02-Jan-22 18:01:00 GMT | PT1M",
        "Sun Jan  2 18:01:00 2022       | PT1M",
        "Sat, 01 Jan 2022 18:01:00 GMT  | PT0S",
        "Tue, 04 Jan 2022 18:01:00 GMT  | PT24H",
        "-                              | -",
        "''                             | -",
        "-1                             | -",
        "1.5                            | -",
        "1e3                            | -",
        "9999999999999999999            | -",
        "١٢                             | -",
        "tomorrow                       | -",
        "2022-01-02T18:01:00Z           | -",
      })
  void shouldReadSecondsAndDates(String value, Duration expected) {
    assertThat(RetryAfter.read(value, CLOCK)).isEqualTo(expected);
  }

  @Property
  void shouldBearWithAnything(@ForAll String value) {
    Duration wait = RetryAfter.read(value, CLOCK);
    if (wait != null) {
      assertThat(wait).isBetween(Duration.ZERO, Duration.ofHours(24));
    }
  }
}
