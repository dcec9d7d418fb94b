package io.giaoban.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.backup.Manifest.Kept;
import io.giaoban.wire.Groups;
import io.giaoban.wire.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in a backup. */
class KeptTopicsTest {
  @Test
  void shouldHaveTheStateOfTheLiveProcessorsAlone() {
    assertThat(
            KeptTopics.of(
                List.of(
                    "giaoban.reset-rows-changelog",
                    Groups.RESET + "-rows-changelog",
                    Groups.STATE,
                    "giaoban.reset.city-days",
                    "somebody-elses")))
        .containsExactly("giaoban-rows-changelog");
  }

  @Test
  void shouldKeepOffsetsOfWhatIsShippedForGood() {
    assertThat(KeptTopics.kept(Topics.CASE_REPORTS.name())).isEqualTo(Kept.AT_ITS_OFFSET);
    assertThat(KeptTopics.kept(Topics.REJECTED_REPORTS.name())).isEqualTo(Kept.AT_ITS_OFFSET);
    assertThat(KeptTopics.kept(Topics.DELIVERIES.name())).isEqualTo(Kept.IN_ORDER);
    assertThat(KeptTopics.kept(Topics.CITY_DAYS.name())).isEqualTo(Kept.IN_ORDER);
    assertThat(KeptTopics.kept(Groups.STATE)).isEqualTo(Kept.IN_ORDER);
    assertThat(KeptTopics.kept(Topics.CLOCK.name())).isEqualTo(Kept.NOT);
  }
}
