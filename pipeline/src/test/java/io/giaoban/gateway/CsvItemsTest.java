package io.giaoban.gateway;

import static io.giaoban.gateway.Bodies.csv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.giaoban.report.CaseMeasure;
import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV as spreadsheets and scripts write it. */
class CsvItemsTest {
  private static final String HEADER = "city,unit,day,newCases\n";
  private static final String GOOD = "A,2,2022-01-02,8\n";
  private static final String DOSES = "city,unit,day,dose,administered\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "city,unit,day,newCases\nA,\"1,2;3\t4\",2022-01-02,7\n",
        "city;unit;day;newCases\r\nA;\"1,2;3\t4\";2022-01-02;7\r\n",
        "city\tunit\tday\tnewCases\rA\t\"1,2;3\t4\"\t2022-01-02\t7",
        "\uFEFF\"city\";\"unit\";\"day\";\"newCases\"\n\n\"A\";\"1,2;3\t4\";\"2022-01-02\";\"7\"\n\n",
        "city ; unit ; day ; newCases\nA;\"1,2;3\t4\" ;2022-01-02; 7",
      })
  void shouldFindTheSeparatorInTheHeader(String body) throws Exception {
    assertThat(csv(body))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.index()).isZero();
              assertThat(item.report().unit()).isEqualTo("1,2;3\t4");
              assertThat(item.report().counts().get(CaseMeasure.NEW_CASES)).isEqualTo(7);
            });
  }

  @Test
  void shouldKeepQuotesAndLinesInQuotes() throws Exception {
    List<Item> items =
        csv(
            HEADER
                + "%s,2022-01-02,7\n%s,2022-01-02,8\n"
                    .formatted("A,\"a \"\"b\"\"\r\nc\"", "A,5\" x"));
    assertThat(items)
        .extracting(item -> item.report().unit())
        .containsExactly("a \"b\"\r\nc", "5\" x");
  }

  @Test
  void shouldSayOnceThatAColumnIsUnknown() {
    assertThatExceptionOfType(MalformedBodyException.class)
        .isThrownBy(() -> csv("city;day;patientName\nA;2022-01-02;X\n"))
        .withMessageStartingWith("column \"patientName\" (expected: one of [administered, backlog")
        .withMessageEndingWith("tests, unit])");
  }

  @Test
  void shouldRefuseARowThatGoesOnBehindAQuoteAndReadItsNeighbours() throws Exception {
    List<Item> items = csv(HEADER + "A,\"he said \"hi\"\",2022-01-02,7\n" + GOOD);
    assertThat(items.get(0).refused().refusal()).isEqualTo(Refusal.UNREADABLE);
    assertThat(items.get(0).refused().detail())
        .isEqualTo(
            "cell \"he said \"hi\"\" goes on after its quote (expected: quotes in quotes twice)");
    assertThat(items.get(1).report()).isNotNull();
  }

  @Test
  void shouldRefuseARowLargerThanAnyAndReadItsNeighbours() throws Exception {
    List<Item> items = csv(HEADER + "A," + "x".repeat(300_000) + ",2022-01-02,7\n" + GOOD);
    assertThat(items.get(0).refused().refusal()).isEqualTo(Refusal.TOO_LARGE);
    assertThat(items.get(0).original().remaining()).isEqualTo(256 << 10);
    assertThat(items.get(1).index()).isEqualTo(1);
    assertThat(items.get(1).report()).isNotNull();
  }

  @Test
  void shouldRefuseAStatementOfMoreRowsThanAnyAndReadItsNeighbours() throws Exception {
    String row = "A,1,2022-01-02,%d,5\n";
    StringBuilder body = new StringBuilder(DOSES);
    for (int dose = 0; dose < 1_001; dose++) {
      body.append(row.formatted(dose));
    }
    List<Item> items = csv(body + "A,2,2022-01-02,1,5\n");
    assertThat(items).extracting(Item::index).containsExactly(0, 1_001);
    assertThat(items.get(0).refused().refusal()).isEqualTo(Refusal.TOO_LARGE);
    assertThat(items.get(0).refused().detail()).isEqualTo("more than 1000 rows (expected: fewer)");
    assertThat(Bodies.original(items.get(0))).isEqualTo(body.toString());
    assertThat(items.get(1).report()).isNotNull();
  }

  @Test
  void shouldRefuseAllRowsOfAStatementOfWhichOneCannotBeRead() throws Exception {
    byte[] body =
        (DOSES + "A,1,2022-01-02,1,5\nA,1,2022-01-02,2,\u00e0\nA,1,2022-01-02,3,7\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Bodies.read(Bodies.CSV, body))
        .singleElement()
        .satisfies(item -> assertThat(item.refused().detail()).startsWith("not in UTF-8"));
  }

  @Test
  void shouldReturnTheItemsBeforeABreak() throws Exception {
    String body = HEADER + "A,1,2022-01-02,7\nA,2,2022-01-02,8\nA,\"3,2022-01-02,9\n";
    try (ItemReader reader = open(body)) {
      assertThat(reader.next().report().unit()).isEqualTo("1");
      assertThat(reader.next().report().unit()).isEqualTo("2");
      assertThatExceptionOfType(MalformedBodyException.class)
          .isThrownBy(reader::next)
          .withMessage(
              "line 4: a quote that is not closed in the rest (expected: a closing quote)");
    }
  }

  @Test
  void shouldRefuseAStatementOfWhichABreakMayHaveTakenRows() throws Exception {
    try (ItemReader reader = open(DOSES + "A,1,2022-01-02,1,5\n\"A,1,2022-01-02,2,7\n")) {
      RefusedException refused = reader.next().refused();
      assertThat(refused.refusal()).isEqualTo(Refusal.UNREADABLE);
      assertThat(refused.detail()).startsWith("the body breaks off behind it: line 3: a quote");
      assertThatExceptionOfType(MalformedBodyException.class).isThrownBy(reader::next);
    }
  }

  private static ItemReader open(String body) {
    return Bodies.open(Bodies.CSV, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }
}
