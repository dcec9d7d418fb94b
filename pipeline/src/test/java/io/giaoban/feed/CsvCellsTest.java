package io.giaoban.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rows of any text. */
class CsvCellsTest {
  @Property(tries = 300)
  void shouldReadTheSameRowsFromEveryPlaceWhereOneStarts(@ForAll("rows") List<List<String>> rows)
      throws IOException {
    Path file = Files.createTempFile("rows", ".csv");
    try {
      String text = CsvForm.csv(rows.get(0), rows.subList(1, rows.size()));
      Files.writeString(file, "\uFEFF" + text.replace("\r\n", "\n\r\n")); // with blank lines
      List<Row> all = read(file, 0, 0);
      assertThat(all).extracting(Row::cells).containsExactlyElementsOf(rows);
      for (int from = 1; from < all.size(); from++) {
        assertThat(read(file, all.get(from).start(), from))
            .isEqualTo(all.subList(from, all.size()));
      }
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<List<List<String>>> rows() {
    Arbitrary<String> cell =
        Arbitraries.of("a", "ế", ",", ";", "\"", "\t", "😀", " ", "0", "\n")
            .list()
            .ofMaxSize(5)
            .map(signs -> String.join("", signs));
    return cell.list().ofMinSize(2).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(6);
  }

  private static List<Row> read(Path file, long offset, long number) throws IOException {
    List<Row> all = new ArrayList<>();
    try (CsvCells cells = CsvCells.open(file, ',', offset, number)) {
      for (Row row = cells.next(); row != null; row = cells.next()) {
        all.add(row);
      }
    }
    return all;
  }
}
