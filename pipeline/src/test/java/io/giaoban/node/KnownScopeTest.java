package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.giaoban.alert.Severity;
import io.giaoban.alert.SilenceMatcher;
import io.giaoban.place.PlacesFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a silence may name. */
class KnownScopeTest {
  private static final KnownScope KNOWN =
      new KnownScope(List.of("cases-2000", "cases-3000"), PlacesFile.shipped().cities());

  @Test
  void shouldTakeWhatIsKnown() {
    check(List.of("cases-3000"), List.of("VN-HN"), List.of("001"));
    check(List.of(), List.of("VN-HN", "JP-13"), List.of("001", "131016"));
    check(List.of(), List.of(), List.of("131016"));
    assertThatCode(() -> check(List.of(), List.of(), List.of())).doesNotThrowAnyException();
  }

  @Test
  void shouldNameWhatIsNotKnownAndWhatIs() {
    assertRefused(
        "rule: \"cases\" (expected: one of [cases-2000, cases-3000])",
        List.of("cases-2000", "cases"),
        List.of(),
        List.of());
    assertRefused(
        "city: \"HN\" (expected: one of [VN-HN, JP-13])", List.of(), List.of("HN"), List.of());
    assertRefused(
        "unit: \"999\" (expected: one of [001, 002,", List.of(), List.of(), List.of("999"));
  }

  @Test
  void shouldRefuseAUnitOfAnotherCity() {
    assertRefused(
        "unit: \"001\" (expected: one of [131016, ", List.of(), List.of("JP-13"), List.of("001"));
  }

  private static void assertRefused(
      String said, List<String> rules, List<String> cities, List<String> units) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check(rules, cities, units))
        .withMessageStartingWith(said);
  }

  private static void check(List<String> rules, List<String> cities, List<String> units) {
    KNOWN.check(new SilenceMatcher(rules, cities, units, List.of(Severity.MINOR)));
  }
}
