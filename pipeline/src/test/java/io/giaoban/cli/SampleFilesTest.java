package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples that no demo replays, as files sent to the running program. */
class SampleFilesTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  @TempDir private Path dir;

  @Test
  void shouldTellEveryVersionAsOfItsDateOverHttp() throws Exception {
    Path file = resource("/io/giaoban/sample/hanoi/hanoi_vintages.csv");
    try (GiaobanProcess giaoban =
        GiaobanProcess.standalone(dir.resolve("data"), resource("/io/giaoban/place/places.yaml"))) {
      assertThat(feed(giaoban, file)).isZero();
      giaoban.awaitCaughtUp();
      SortedMap<LocalDate, SortedMap<LocalDate, Integer>> versions = versions(file);
      assertThat(versions).hasSize(13);
      for (Map.Entry<LocalDate, SortedMap<LocalDate, Integer>> version : versions.entrySet()) {
        assertThat(cases(giaoban, "?asOf=" + version.getKey()))
            .as("as of %s", version.getKey())
            .isEqualTo(version.getValue());
      }
      assertThat(cases(giaoban, "")).isEqualTo(versions.get(versions.lastKey()));
    }
  }

  @Test
  void shouldTakeTheMadeVaccinations() throws Exception {
    try (GiaobanProcess giaoban =
        GiaobanProcess.standalone(
            dir.resolve("data"), resource("/io/giaoban/stream/vaccination-places.yaml"))) {
      assertThat(feed(giaoban, resource("/io/giaoban/sample/made/made_vaccinations.csv"))).isZero();
      giaoban.awaitCaughtUp();
      JsonNode days = giaoban.get("/v1/cities/VN-HN/days");
      assertThat(days).hasSize(20);
      assertThat(days.get(19).get("dosesByGroup"))
          .filteredOn(doses -> doses.get("over100").asBoolean())
          .extracting(doses -> doses.get("group").asText())
          .containsExactly("frontline");
    }
  }

  /** What the file says was known at the end of each date on which a version came out. */
  private static SortedMap<LocalDate, SortedMap<LocalDate, Integer>> versions(Path file)
      throws IOException {
    SortedMap<LocalDate, SortedMap<LocalDate, Integer>> versions = new TreeMap<>();
    SortedMap<LocalDate, Integer> known = new TreeMap<>();
    for (String line : Files.readAllLines(file).subList(1, 429)) {
      String[] cells = line.split(",", -1);
      known.put(LocalDate.parse(cells[3]), Integer.valueOf(cells[4]));
      versions.put(LocalDate.ofInstant(Instant.parse(cells[1]), ZONE), new TreeMap<>(known));
    }
    return versions;
  }

  private static SortedMap<LocalDate, Integer> cases(GiaobanProcess giaoban, String query)
      throws Exception {
    SortedMap<LocalDate, Integer> cases = new TreeMap<>();
    for (JsonNode day : giaoban.get("/v1/cities/VN-HN/days" + query)) {
      cases.put(LocalDate.parse(day.get("day").asText()), day.get("newCases").asInt());
    }
    return cases;
  }

  private static int feed(GiaobanProcess giaoban, Path file) {
    return Giaoban.commandLine()
        .execute(
            "feed",
            "--bootstrap-servers=" + giaoban.kafka(),
            "--registry=" + giaoban.registry(),
            file.toString());
  }

  private static Path resource(String name) throws Exception {
    return Path.of(SampleFilesTest.class.getResource(name).toURI());
  }
}
