package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days as they were known on an earlier date, over HTTP. */
class HistoryTest {
  @TempDir private Path dir;

  @Test
  void shouldTellCityAndUnitDaysAsOfADate() throws Exception {
    try (GiaobanProcess giaoban =
        GiaobanProcess.standalone(dir.resolve("data"), TestCity.places(dir, 2))) {
      report(giaoban, "01,2022-01-01,2022-01-01T18:00:00+07:00,10");
      report(giaoban, "02,2022-01-01,2022-01-01T18:00:00+07:00,5");
      report(giaoban, "01,2022-01-02,2022-01-02T18:00:00+07:00,20");
      report(giaoban, "01,2022-01-01,2022-01-04T00:10:00+07:00,13");

      String city = "/v1/cities/XX-AA/days";
      assertThat(cases(giaoban, city)).containsExactly(18, 20);
      assertThat(cases(giaoban, city + "?asOf=2022-01-01")).containsExactly(15);
      assertThat(cases(giaoban, city + "?asOf=2022-01-03")).containsExactly(15, 20);
      assertThat(cases(giaoban, city + "?asOf=2022-01-04&to=2022-01-01")).containsExactly(18);
      assertThat(cases(giaoban, city + "?asOf=2021-12-31")).isEmpty();
      assertThat(giaoban.get(city + "?asOf=2022-01-03").get(0).get("issue").asText())
          .isLessThanOrEqualTo("2022-01-03");

      String unit = "/v1/cities/XX-AA/units/01/days";
      assertThat(cases(giaoban, unit)).containsExactly(13, 20);
      assertThat(cases(giaoban, unit + "?asOf=2022-01-03")).containsExactly(10, 20);
      assertThat(cases(giaoban, unit + "?from=2022-01-02&asOf=2022-01-01")).isEmpty();
      assertThat(cases(giaoban, "/v1/cities/XX-AA/units/02/days")).containsExactly(5);

      assertRefused(giaoban, "/v1/cities/XX-AA/units/77/days", "404", "unit: \\\"77\\\"");
      assertRefused(giaoban, "/v1/cities/XX-ZZ/units/01/days", "404", "city: \\\"XX-ZZ\\\"");
      assertRefused(giaoban, city + "?asOf=then", "400", "asOf: \\\"then\\\" (expected: a date");
      assertRefused(giaoban, unit + "?as_of=2022-01-01", "400", "parameter \\\"as_of\\\"");
    }
  }

  private static void report(GiaobanProcess giaoban, String row) throws Exception {
    giaoban.post("text/csv", "city,unit,day,reportedAt,newCases\nXX-AA," + row + "\n");
    giaoban.awaitCaughtUp();
  }

  private static List<Integer> cases(GiaobanProcess giaoban, String path) throws Exception {
    List<Integer> cases = new ArrayList<>();
    for (JsonNode day : giaoban.get(path)) {
      cases.add(day.get("newCases").asInt());
    }
    return cases;
  }

  private static void assertRefused(
      GiaobanProcess giaoban, String path, String status, String detail) {
    assertThatThrownBy(() -> giaoban.get(path))
        .hasMessageContaining(": " + status + " ")
        .hasMessageContaining(detail);
  }
}
