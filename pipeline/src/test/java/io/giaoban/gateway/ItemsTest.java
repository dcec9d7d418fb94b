package io.giaoban.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.giaoban.report.CaseMeasure;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import io.giaoban.report.Report;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bodies are divided into, and that each item keeps its bytes as they came. */
class ItemsTest {
  private static final Instant NOW = Instant.parse("2022-01-02T12:00:00Z");

  @Test
  void shouldReadAnArrayAndKeepEachItemAsItCame() throws Exception {
    String first = "{\"city\":\"VN-HN\", \"unit\" : \"006\",\"day\":\"2022-01-02\",\"newCases\":7}";
    String second = "{\"city\":\"VN-HN\",\"unit\":\"Đống Đa\",\"day\":\"2022-01-02\"}";
    List<Item> items = json("[ " + first + " ,\n" + second + ",5]");
    assertThat(items).extracting(ItemsTest::original).containsExactly(first, second, "5");
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
    assertMalformed(() -> json("[".repeat(10_000)), "nesting depth");
    assertMalformed(() -> json("[{\"tests\":" + "9".repeat(2_000) + "}]"), "2000");
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
    assertMalformed(
        () -> csv("city;unit;day;tests\nA;1;2022-01-02;7\n"),
        "columns separated by \";\" (expected: by commas)");
    assertMalformed(() -> csv("city\tunit\nA\t1\n"), "(expected: by commas)");
    assertMalformed(() -> csv("city,unit,tests,tests\nA,1,7,8\n"), "duplicate name: \"tests\"");
  }

  @Test
  void shouldReadNothingFromAHeaderAlone() throws Exception {
    assertThat(csv("city,unit,day,tests\n")).isEmpty();
  }

  @Test
  void shouldRefuseOtherEncodings() {
    assertThatExceptionOfType(MalformedBodyException.class)
        .isThrownBy(() -> CsvItems.read("city\nHà Nội\n".getBytes(ISO_8859_1), "f", NOW))
        .withMessageContaining("UTF-8");
    assertThatExceptionOfType(MalformedBodyException.class)
        .isThrownBy(() -> JsonItems.read("{}".getBytes(UTF_16), "f", NOW));
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
        .extracting(ItemsTest::original)
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
        .withMessage("header row of 4102 characters (expected: at most 4096)");
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
        .isThrownBy(() -> csv("city,unit\n\"A,1\n"))
        .withMessageContaining("line 2")
        .withMessageNotContaining("Exception");
  }

  private static void assertMalformed(ThrowingCallable reading, String said) {
    assertThatExceptionOfType(MalformedBodyException.class)
        .isThrownBy(reading)
        .withMessageContaining(said);
  }

  private static List<Item> json(String body) throws MalformedBodyException {
    return JsonItems.read(body.getBytes(UTF_8), "f", NOW);
  }

  private static List<Item> csv(String body) throws MalformedBodyException {
    return CsvItems.read(body.getBytes(UTF_8), "f", NOW);
  }

  private static String original(Item item) {
    return UTF_8.decode(item.original().duplicate()).toString();
  }
}
