package io.giaoban.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.schema.Alert;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a silence covers is told as covered, but for its end. */
class SilencedAlertsTest extends CityAlertsFixture {
  @Test
  void shouldTellWhatASilenceCoversAsCovered() {
    put(rule("cases-2000", 2_000, 1));
    alerts.put(silence("tet", clock.minusSeconds(60), clock.plusSeconds(60)));
    Alert raised = tell(Days.closed(1, 2_500)).get(0);
    assertThat(raised.getSilencedBy()).isEqualTo("tet");
    clock = clock.plusSeconds(120);
    alerts.silencesChange();
    assertThat(states()).containsExactly("UPDATED cases-2000 1 SILENCE");
    alerts.put(silence("again", clock, clock.plusSeconds(60)));
    assertThat(tell()).extracting(Alert::getSilencedBy).containsExactly("again");
    alerts.removeSilence("again");
    assertThat(tell()).extracting(Alert::getSilencedBy).containsOnlyNulls();
  }

  @Test
  void shouldAlwaysTellTheEndSilenceOrNot() {
    put(rule("cases-2000", 2_000, 1));
    tell(Days.closed(1, 2_500));
    alerts.put(silence("tet", clock, clock.plusSeconds(3_600)));
    assertThat(states()).containsExactly("UPDATED cases-2000 1 SILENCE");
    assertThat(tell(Days.closed(2, 0))).extracting(Alert::getSilencedBy).containsOnlyNulls();
  }

  private static Silence silence(String id, Instant from, Instant until) {
    return new Silence(
        id,
        new SilenceMatcher(List.of("cases-2000"), List.of(), List.of(), List.of()),
        from,
        until,
        "An",
        "Tết");
  }
}
