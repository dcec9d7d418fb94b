package io.giaoban.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.giaoban.report.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that no memory holds, by good will and by bad. */
class EndlessBodiesTest {
  private static final long LENGTH = 16L << 20;
  private static final int READ_AHEAD = 32 << 10;
  private static final int LARGEST_ITEM = 256 << 10;
  private static final String CASES = "city,unit,day,newCases\n";
  private static final String DOSES = "city,unit,day,dose,administered\n";

  /** Makes fewer items of the same length. */
  private static final String SPACE = " ".repeat(8_000);

  private static final String OBJECT =
      "{\"city\":\"A\",\"unit\":\"1\",\"day\":\"2022-01-02\",\"newCases\":7" + SPACE + "}";

  /**
   * A body without end.
   *
   * @param items how many there are in what comes again
   */
  private record Endless(String type, String beginning, String again, int items) {
    CountingStream open() {
      return new CountingStream(
          EndlessStream.of(beginning.getBytes(UTF_8), again.getBytes(UTF_8), LENGTH));
    }
  }

  static List<Endless> good() {
    return List.of(
        new Endless(Bodies.NDJSON, "", OBJECT + "\n", 1),
        new Endless(Bodies.JSON, "[", OBJECT + ",", 1),
        new Endless(Bodies.CSV, CASES, "A,1,2022-01-02,7" + SPACE + "\n", 1),
        new Endless(
            Bodies.CSV,
            DOSES,
            "A,1,2022-01-02,1,5\nA,1,2022-01-02,2,6%s\nB,1,2022-01-02,1,5\n".formatted(SPACE),
            2));
  }

  @ParameterizedTest
  @MethodSource("good")
  void shouldTellEachItemSoonAfterItCame(Endless endless) throws Exception {
    CountingStream body = endless.open();
    long told = LENGTH / endless.again().length() * endless.items() - 2L;
    try (ItemReader reader = Bodies.open(endless.type(), body)) {
      for (long item = 0; item < told; item++) {
        assertThat(reader.next().report()).isNotNull();
        long length = item / endless.items() * endless.again().length();
        assertThat(body.count() - length).isLessThan(endless.again().length() + READ_AHEAD);
      }
    }
    assertThat(told).isGreaterThan(2_000);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,     '[{\"city\": \"',  x",
    "application/json,     '[{\"',          x",
    "application/json,     '[{',           '\"tests\": 1,'",
    "application/json,     '[',            '['",
    "application/json,     '[',            9",
    "application/json,     '{\"doses\": [', '{\"dose\": 1},'",
    "application/x-ndjson, '{\"city\": \"', x",
    "application/x-ndjson, '',             '[{'",
    "text/csv,             'A,',           x",
    "text/csv,             'A,',           ','",
  })
  void shouldRefuseAnItemWithoutEndBeforeItsEnd(String type, String beginning, String again)
      throws Exception {
    String header = type.equals(Bodies.CSV) ? CASES : "";
    CountingStream body = new Endless(type, header + beginning, again, 0).open();
    try (ItemReader reader = Bodies.open(type, body)) {
      Item item = reader.next();
      assertThat(item.refused().refusal()).isEqualTo(Refusal.TOO_LARGE);
      assertThat(item.original().remaining()).isEqualTo(LARGEST_ITEM);
      assertThat(body.count()).isLessThan(LARGEST_ITEM + READ_AHEAD);
      if (type.equals(Bodies.JSON)) {
        assertThatExceptionOfType(MalformedBodyException.class)
            .isThrownBy(reader::next)
            .withMessageStartingWith("line 1, column %d: ".formatted(LENGTH + 1));
      } else {
        assertThat(reader.next()).isNull();
      }
      assertThat(body.count()).isEqualTo(LENGTH);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text/csv,             'city\n\"',   x,       line 2: a quote that is not closed in 262144",
    "text/csv,             'city\nA,',   '\"\"', line 2: a quote that is not closed in 262144",
    "text/csv,             '\"',         '\n',    line 1: a quote that is not closed in 262144",
    "text/csv,             city,         x,       header row of more than 4096 bytes",
    "text/csv,             city,         ',',     header row of more than 4096 bytes",
    "application/json,     tru,          e,       truee",
  })
  void shouldRefuseABodyWithoutEndBeforeItsEnd(
      String type, String beginning, String again, String said) throws Exception {
    CountingStream body =
        new Endless(type, beginning.translateEscapes(), again.translateEscapes(), 0).open();
    try (ItemReader reader = Bodies.open(type, body)) {
      assertThatExceptionOfType(MalformedBodyException.class)
          .isThrownBy(reader::next)
          .withMessageStartingWith(said);
      assertThat(body.count()).isLessThan(LARGEST_ITEM + READ_AHEAD);
    }
  }

  @Test
  void shouldKeepOnlyTheBeginningOfAStatementWithoutEnd() throws Exception {
    CountingStream body =
        new Endless(Bodies.CSV, DOSES, "A,1,2022-01-02,1,5" + SPACE + "\n", 0).open();
    try (ItemReader reader = Bodies.open(Bodies.CSV, body)) {
      Item item = reader.next();
      assertThat(item.refused().refusal()).isEqualTo(Refusal.TOO_LARGE);
      assertThat(item.original().remaining()).isEqualTo(LARGEST_ITEM);
    }
  }
}
