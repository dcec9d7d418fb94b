package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.Places;
import io.giaoban.place.PlacesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesDifferenceTest {
  private static final String BEFORE =
      """
      cities:
        - code: XX-1
          name: Nhỏ
          timezone: Asia/Ho_Chi_Minh
          population: 1000
          units:
            - {code: "01", name: Một}
            - {code: "02", name: Hai, until: 2025-06-30}
      """;

  @TempDir private Path dir;

  @Test
  void shouldFindNoneBetweenTheSame() throws IOException {
    assertThat(difference(BEFORE)).isEmpty();
  }

  @Test
  void shouldTellWhatACityChanges() throws IOException {
    assertThat(
            difference(
                BEFORE.replace("population: 1000", "population: 1100\n    cutoff: \"18:00\"")))
        .containsExactly(
            "XX-1: change cutoff from \"24:00\" to \"18:00\"",
            "XX-1: change population from 1000 to 1100");
  }

  @Test
  void shouldTellUnitsThatComeAndGo() throws IOException {
    assertThat(
            difference(
                BEFORE
                        .replace("name: Một", "name: Một, until: 2026-01-31, nameEn: One")
                        .replace(", until: 2025-06-30", "")
                    + "      - {code: \"03\", name: Ba, from: 2026-02-01}\n"))
        .containsExactly(
            "XX-1: close unit 01 Một: last day 2026-01-31",
            "XX-1: change unit 01 Một: nameEn from none to \"One\"",
            "XX-1: change unit 02 Hai: until from \"2025-06-30\" to none",
            "XX-1: add unit 03 Ba, first day 2026-02-01");
  }

  @Test
  void shouldTellAnotherKind() throws IOException {
    assertThat(difference(BEFORE.replace("name: Một", "name: Một, kind: ward")))
        .containsExactly("XX-1: change unit 01 Một: kind from none to \"ward\"");
  }

  @Test
  void shouldTellAnotherOrder() throws IOException {
    String first = "      - {code: \"01\", name: Một}\n";
    assertThat(difference(BEFORE.replace(first, "") + first))
        .containsExactly("XX-1: change the order of its units");
  }

  @Test
  void shouldTellNewCitiesAndNotThoseThatStay() throws IOException {
    assertThat(difference(BEFORE.replace("XX-1", "XX-2")))
        .containsExactly("add city XX-2 Nhỏ: 2 units");
  }

  private List<String> difference(String after) throws IOException {
    return PlacesDifference.lines(read(BEFORE), read(after));
  }

  private Places read(String yaml) throws IOException {
    return PlacesFile.read(Files.writeString(dir.resolve("places.yaml"), yaml));
  }
}
