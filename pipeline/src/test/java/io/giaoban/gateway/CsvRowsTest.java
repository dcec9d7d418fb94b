package io.giaoban.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Rows are divided as others divide them. */
class CsvRowsTest {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  @Property
  void shouldReadWhatOthersWrite(@ForAll("tables") List<List<String>> table) throws Exception {
    StringWriter csv = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(csv, FORMAT)) {
      for (List<String> row : table) {
        printer.printRecord(row);
      }
    }
    assertThat(rows(csv.toString())).isEqualTo(table);
  }

  @Property
  void shouldDivideATextAsOthersDo(@ForAll("texts") String csv) throws Exception {
    List<List<String>> expected = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(csv, FORMAT)) {
      for (CSVRecord row : parser) {
        expected.add(row.toList());
      }
    } catch (IOException | RuntimeException e) {
      Assume.that(false);
    }
    assertThat(rows(csv)).isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    return texts().list().ofMinSize(2).ofMaxSize(4).list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("a\u1ea1\",;\t\r\n ").ofMaxLength(12);
  }

  private static List<List<String>> rows(String csv) throws MalformedBodyException, IOException {
    List<List<String>> cells = new ArrayList<>();
    try (CsvRows rows = new CsvRows(new BodyBytes(new ByteArrayInputStream(csv.getBytes(UTF_8))))) {
      for (CsvRow row = rows.next(","); row != null; row = rows.next(",")) {
        cells.add(row.cells());
      }
    }
    return cells;
  }
}
