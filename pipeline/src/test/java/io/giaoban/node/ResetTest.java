package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.PlacesFile;
import io.giaoban.reset.TopicComparison;
import io.giaoban.sample.Samples;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is processed anew is what was told. */
class ResetTest {
  @TempDir private Path dir;

  @Test
  void shouldFindTheSamplesEqualAndLeaveNothingBehind() throws Exception {
    try (TestCluster cluster = TestCluster.start(dir)) {
      Progress progress = cluster.process(List.copyOf(PlacesFile.shipped().cities()));
      cluster.report(Samples.inOrder().stream());
      TestCluster.awaitCaughtUp(progress);
      try (Reset reset = Reset.of(cluster.cluster())) {
        Reset.Result result = reset.run(false, false, new QuietReset());
        assertThat(result.comparison().topics())
            .allSatisfy(topic -> assertThat(topic.first()).as(topic.name()).isEmpty());
        assertThat(result.comparison().topics())
            .filteredOn(topic -> topic.compared() > 0)
            .extracting(TopicComparison::name)
            .contains("giaoban.city-days", "giaoban.unit-days", "giaoban.alerts")
            .contains("giaoban.intake-counts", "state of the processors");
        assertThat(result.comparison().same()).isTrue();
      }
      assertThat(cluster.setup().admin().listTopics().names().get())
          .noneMatch(name -> name.contains("reset"));
    }
  }
}
