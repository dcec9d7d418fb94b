package io.giaoban.gateway;

import static io.giaoban.gateway.Bodies.NOW;
import static io.giaoban.gateway.Bodies.csv;
import static io.giaoban.gateway.Bodies.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.nCopies;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.giaoban.report.CaseMeasure;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bodies are divided into, and that each item keeps its bytes as they came. */
class ItemsTest {
  @Test
  void shouldReadAnArrayAndKeepEachItemAsItCame() throws Exception {
    String first = "{\"city\":\"VN-HN\", \"unit\" : \"006\",\"day\":\"2022-01-02\",\"newCases\":7}";
    String second = "{\"city\":\"VN-HN\",\"unit\":\"Đống Đa\",\"day\":\"2022-01-02\"}";
    List<Item> items = json("[ " + first + " ,\n" + second + ",5]");
    assertThat(items).extracting(Bodies::original).containsExactly(first, second, "5");
    assertThat(items.get(0).report().counts().get(CaseMeasure.NEW_CASES)).isEqualTo(7);
    assertThat(items.get(0).report().unit()).isEqualTo("006");
    assertThat(items.get(2).refused().refusal()).isEqualTo(Refusal.UNREADABLE);
    assertThat(items.get(2).index()).isEqualTo(2);
  }

  @Test
  void shouldReadOneObject() throws Exception {
    assertThat(json("{\"city\":\"A\",\"unit\":\"1\",\"day\":\"2022-01-02\",\"newCases\":0}"))
        .hasSize(1)
        .allSatisfy(item -> assertThat(item.report()).isNotNull());
  }

  @Test
  void shouldJoinTheDosesOfOneReport() throws Exception {
    List<Item> items =
        json(
            """
            {"city": "A", "unit": "1", "day": "2022-01-02", "doses": [
              {"dose": 1, "administered": 5}, {"dose": 2, "group": "elderly", "administered": 7}]}
            """);
    assertThat(items.get(0).report().counts().get(new DoseMeasure(1, null))).isEqualTo(5);
    assertThat(items.get(0).report().counts().get(new DoseMeasure(2, "elderly"))).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"unit\": \"2\"", "\"name\": \"Nguyen\"", "\"doses\": [1]"})
  void shouldRefuseAnythingElseInADose(String field) throws Exception {
    List<Item> items =
        json(
            """
            {"city": "A", "unit": "1", "day": "2022-01-02",
             "doses": [{"dose": 1, "administered": 5, %s}]}
            """
                .formatted(field));
    assertThat(items.get(0).refused().refusal()).isEqualTo(Refusal.UNKNOWN_FIELD);
  }

  @Test
  void shouldRefuseATimeThatNobodyCanMean() throws Exception {
    List<Item> items =
        json(
            """
            {"city": "A", "unit": "1", "day": "2022-01-02", "newCases": 1,
             "reportedAt": "+999999999-12-31T00:00:00Z"}
            """);
    assertThat(items.get(0).refused().refusal()).isEqualTo(Refusal.BAD_VALUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"99999999999999", "1e9", "1e999", "12.5", "true", "\"seven\"", "\"1e9\"", "[7]"})
  void shouldRefuseACountThatIsNoWholeNumberAndReadItsNeighbours(String count) throws Exception {
    String item = "{\"city\": \"A\", \"unit\": \"1\", \"day\": \"2022-01-02\", \"newCases\": %s}";
    List<Item> items = json("[" + item.formatted(count) + "," + item.formatted(7) + "]");
    assertThat(items.get(0).refused().refusal()).isEqualTo(Refusal.BAD_VALUE);
    assertThat(items.get(0).refused().getMessage())
        .startsWith("newCases: ")
        .contains("(expected: a ");
    assertThat(items.get(1).report().counts().get(CaseMeasure.NEW_CASES)).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'newCases': NaN}                | Non-standard token 'NaN'",
        "{'newCases': 01}                 | Invalid numeric value: Leading zeroes not allowed at line 1",
        "{'newCases': 1,}                 | was expecting double-quote to start field name",
        "{'newCases': 1, 'newCases': 2}   | field \"newCases\" twice (expected: once)",
        "{'doses': [], 'doses': []}       | field \"doses\" twice (expected: once)",
        "{'unit': {'code': '1'}}          | unit: {\"code\": \"1\"} (expected: a number or a text)",
        "{'doses': {'dose': 1}}           | doses: {\"dose\": 1} (expected: a list of doses)",
        "{'doses': [7]}                   | doses: 7 (expected: a dose",
        "[[[[[[[[[[]]]]]]]]]]             | nested more than 8 deep",
        "{'a':[[[[[[[[[[]]]]]]]]]]}       | nested more than 8 deep",
        "tru                              | Unrecognized token 'tru'",
        "[1]                              | [1] (expected: a JSON object)",
      })
  void shouldRefuseAnItemThatIsWrongInsideAndReadItsNeighbours(String item, String said)
      throws Exception {
    String good = "{'city': 'A', 'unit': '1', 'day': '2022-01-02', 'tests': 1}";
    String body = "[%s, %s, %s]".formatted(good, item, good).replace('\'', '"');
    List<Item> items = json(body);
    assertThat(items)
        .hasSize(3)
        .element(1)
        .extracting(Bodies::original)
        .isEqualTo(item.replace('\'', '"'));
    assertThat(items.get(1).refused().detail()).contains(said);
    assertThat(items.get(2).report()).isNotNull();
    List<Item> lines = Bodies.ndjson(item.replace('\'', '"') + "\r\n\n" + good.replace('\'', '"'));
    assertThat(lines.get(0).refused().detail()).isEqualTo(items.get(1).refused().detail());
    assertThat(lines.get(1).report()).isNotNull();
  }

  @Test
  void shouldReadALineAnItemAndPassOverEmptyOnes() throws Exception {
    String first = "{\"city\": \"A\", \"unit\": \"1\", \"day\": \"2022-01-02\", \"tests\": 1}";
    List<Item> items = Bodies.ndjson("\uFEFF\n" + first + "\r\n \n{} {}\n{\n" + first);
    assertThat(items).extracting(Item::index).containsExactly(0, 1, 2, 3);
    assertThat(items).extracting(Bodies::original).containsExactly(first, "{} {}", "{", first);
    assertThat(items.get(0).report()).isEqualTo(items.get(3).report()).isNotNull();
    assertThat(items.get(1).refused().refusal()).isEqualTo(Refusal.UNREADABLE);
    assertThat(items.get(1).refused().detail()).startsWith("more after the end");
    assertThat(items.get(2).refused().detail()).startsWith("ends in the middle");
    assertThat(Bodies.ndjson(" \n")).isEmpty();
  }

  @Test
  void shouldRefuseMoreFieldsOrDosesThanAnyReportHas() throws Exception {
    String fields = IntStream.range(0, 65).mapToObj("\"f%d\": 1"::formatted).collect(joining(","));
    assertThat(json("{" + fields + "}").get(0).refused().detail())
        .isEqualTo("more than 64 fields (expected: fewer)");
    String doses = String.join(",", nCopies(1001, "{\"dose\":1,\"administered\":1}"));
    RefusedException refused = json("{\"doses\": [" + doses + "]}").get(0).refused();
    assertThat(refused.refusal()).isEqualTo(Refusal.TOO_LARGE);
    assertThat(refused.detail()).isEqualTo("more than 1000 doses (expected: fewer)");
  }

  @Test
  void shouldReadAWholeNumberAlsoWhereItIsQuoted() throws Exception {
    List<Item> items =
        json(
            """
            {"city": "A", "unit": "1", "day": "2022-01-02", "newCases": "12"}
            """);
    assertThat(items.get(0).report().counts().get(CaseMeasure.NEW_CASES)).isEqualTo(12);
  }

  @Test
  void shouldRefuseACellThatIsNoWholeNumberAndReadItsNeighbours() throws Exception {
    List<Item> items =
        csv(
            """
            city,unit,day,newCases
            A,1,2022-01-02,99999999999999
            A,2,2022-01-02,1e9
            A,3,2022-01-02,12.5
            A,4,2022-01-02,"12"
            """);
    assertThat(items.subList(0, 3))
        .allSatisfy(item -> assertThat(item.refused().refusal()).isEqualTo(Refusal.BAD_VALUE));
    assertThat(items.get(0).refused().getMessage())
        .isEqualTo("newCases: \"99999999999999\" (expected: a whole number >= 0 and < 2147483648)");
    assertThat(items.get(3).report().counts().get(CaseMeasure.NEW_CASES)).isEqualTo(12);
  }

  @Test
  void shouldRefuseAnItemLargerThanAnyReportAndReadItsNeighbours() throws Exception {
    String huge = "{\"city\":\"" + "x".repeat(300_000) + "\"}";
    List<Item> items =
        json("[" + huge + ",{\"city\":\"A\",\"unit\":\"1\",\"day\":\"2022-01-02\",\"tests\":1}]");
    assertThat(items.get(0).refused().refusal()).isEqualTo(Refusal.TOO_LARGE);
    assertThat(items.get(0).original().remaining()).isEqualTo(256 * 1024);
    assertThat(items.get(1).report()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[{}", "true", "{} {}", "[1,]"})
  void shouldRefuseABodyThatIsNoJson(String body) {
    assertThatExceptionOfType(MalformedBodyException.class).isThrownBy(() -> json(body));
  }

  @Test
  void shouldSayWhatABodyIsThatIsNoJson() {
    assertMalformed(() -> json(" "), "empty (expected: a JSON object or an array of them)");
    assertMalformed(() -> json("null"), "null (expected: a JSON object or an array of them)");
    assertMalformed(() -> json("[1, 2"), "line 1, column 6: the end (expected: a comma or ]");
    assertMalformed(() -> json("[1\n 2]"), "line 2, column 2: 2 (expected: a comma or ] after");
    assertMalformed(() -> json("[1,]"), "line 1, column 4: ] (expected: a JSON object)");
    assertMalformed(() -> json("[1]\n2"), "line 2, column 1: more after the end");
    assertMalformed(
        () -> json("[1,\n  {\"city\": \"A\""),
        "line 2, column 15: ends within the item that begins at line 2, column 3");
  }

  @Test
  void shouldReadJsonAfterAByteOrderMark() throws Exception {
    assertThat(json("\uFEFF[{\"city\":\"A\",\"unit\":\"1\",\"day\":\"2022-01-02\",\"tests\":1}]"))
        .allSatisfy(item -> assertThat(item.report()).isNotNull())
        .hasSize(1);
  }

  @Test
  void shouldSayWhatACsvIsThatIsNone() {
    assertMalformed(() -> csv(""), "empty (expected: CSV with a header row)");
    assertMalformed(() -> csv("city,unit,tests,tests\nA,1,7,8\n"), "column \"tests\" twice");
    assertMalformed(() -> csv("city,unit,day,\nA,1,2,3\n"), "column 4 has no name");
    assertMalformed(() -> csv("city,unit,\"day\"s,tests\n"), "header row: cell \"day\"s");
  }

  @Test
  void shouldReadNothingFromAHeaderAlone() throws Exception {
    assertThat(csv("city,unit,day,tests\n")).isEmpty();
  }

  @Test
  void shouldRefuseOtherEncodings() {
    assertMalformed(() -> Bodies.read(Bodies.CSV, "Hà Nội\n".getBytes(ISO_8859_1)), "UTF-8");
    assertMalformed(() -> Bodies.read(Bodies.CSV, "city\n".getBytes(UTF_16)), "UTF-8");
    assertMalformed(() -> Bodies.read(Bodies.JSON, "{}".getBytes(UTF_16)), "UTF-8");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, '[{\"unit\": \"Hà\"}, {%s}]'",
    "application/x-ndjson, '{\"unit\": \"Hà\"}\n{%s}'",
  })
  void shouldRefuseOnlyTheItemInAnotherEncoding(String type, String body) throws Exception {
    String good = "\"city\":\"A\",\"unit\":\"1\",\"day\":\"2022-01-02\",\"tests\":1";
    List<Item> items =
        Bodies.read(type, body.replace("\\n", "\n").formatted(good).getBytes(ISO_8859_1));
    assertThat(items.get(0).refused().detail()).isEqualTo("not in UTF-8 (expected: text in UTF-8)");
    assertThat(items.get(1).report()).isNotNull();
  }

  @Test
  void shouldReadRowsAndKeepEachAsItCameBelowTheHeader() throws Exception {
    List<Item> items =
        csv(
            """
            \uFEFFcity,unit,day,newCases
            A,"1",2022-01-02,3
            A,2,2022-01-02,"4"
            A,3,2022-01-02
            """);
    assertThat(items)
        .extracting(Bodies::original)
        .containsExactly(
            "city,unit,day,newCases\nA,\"1\",2022-01-02,3\n",
            "city,unit,day,newCases\nA,2,2022-01-02,\"4\"\n",
            "city,unit,day,newCases\nA,3,2022-01-02\n");
    assertThat(items.get(1).report().counts().get(CaseMeasure.NEW_CASES)).isEqualTo(4);
    assertThat(items.get(2).refused().getMessage())
        .isEqualTo("3 cells (expected: 4, as in the header)");
  }

  @Test
  void shouldJoinRowsThatStateDosesOfOneUnitAndDay() throws Exception {
    List<Item> items =
        csv(
            """
            kind,city,unit,day,dose,group,administered
            vaccinations,A,1,2022-01-02,1,,5
            vaccinations,A,1,2022-01-02,2,elderly,7
            vaccinations,A,2,2022-01-02,1,,9
            """);
    assertThat(items).extracting(Item::index).containsExactly(0, 2);
    assertThat(items.get(0).report().counts().size()).isEqualTo(2);
  }

  @Test
  void shouldRefuseAllRowsOfAStatementOfWhichOneIsWrong() throws Exception {
    List<Item> items =
        csv(
            """
            city,unit,day,dose,administered
            A,1,2022-01-02,1,5
            A,1,2022-01-02,2,many
            """);
    assertThat(items).hasSize(1);
    assertThat(items.get(0).refused().getMessage()).startsWith("administered: \"many\"");
  }

  @Test
  void shouldRefuseAHeaderLongerThanAnyWithoutReadingOn() {
    assertThatExceptionOfType(MalformedBodyException.class)
        .isThrownBy(() -> csv("city," + "x".repeat(4096) + "\nA,1\n"))
        .withMessage("header row of more than 4096 bytes (expected: at most 4096)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"city\":\"A\",\"unit\":\"1\",\"day\":\"2022-01-02\",\"newCases\":3}]",
        "city,unit,day,newCases\nA,1,2022-01-02,3\nA,2,2022-01-02,4",
        "city,unit,day,dose,administered\nA,1,2022-01-02,1,3\nA,1,2022-01-02,2,4\n"
      })
  void shouldReadAnItemAgainFromItsOriginal(String body) throws Exception {
    Instant later = NOW.plusSeconds(86_400);
    for (Item item : body.startsWith("[") ? json(body) : csv(body)) {
      Report again = OriginalItem.read(item.original(), "f", NOW);
      assertThat(again).isEqualTo(item.report());
      assertThat(OriginalItem.read(item.original(), "f", later).revision())
          .isEqualTo(later.toEpochMilli());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "{", "A,1,2022-01-02,3", "[1]", "city\nA\nB\n"})
  void shouldRefuseAnOriginalThatIsNoItem(String original) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> OriginalItem.read(UTF_8.encode(original), "f", NOW));
  }

  @Test
  void shouldRefuseACsvWithABrokenQuote() {
    assertThatExceptionOfType(MalformedBodyException.class)
        .isThrownBy(() -> csv("city,unit\n\"A,1\n\n"))
        .withMessageContaining("line 2")
        .withMessageNotContaining("Exception");
  }

  private static void assertMalformed(ThrowingCallable reading, String said) {
    assertThatExceptionOfType(MalformedBodyException.class)
        .isThrownBy(reading)
        .withMessageContaining(said);
  }
}
