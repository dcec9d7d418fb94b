package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.PlacesFile;
import io.giaoban.reset.TopicComparison;
import io.giaoban.sample.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is processed anew is what was told. */
class ResetTest {
  @TempDir private Path dir;

  @Test
  void shouldFindTheSamplesEqual() {
    try (TestCluster cluster = TestCluster.start(dir)) {
      Progress progress = cluster.process(List.copyOf(PlacesFile.shipped().cities()));
      cluster.report(Samples.inOrder().stream());
      TestCluster.awaitCaughtUp(progress);
      System.err.println(java.time.Instant.now() + " caught up");
      try (Reset reset = Reset.of(cluster.cluster())) {
        Reset.Result result = reset.run(false, false, new Quiet());
        System.err.println(java.time.Instant.now() + " done");
        for (TopicComparison topic : result.comparison().topics()) {
          System.err.println(topic);
        }
        assertThat(result.comparison().same()).isTrue();
      }
    }
  }

  static final class Quiet implements Reset.Listener {
    @Override
    public void cleaned(Set<String> topics) {}

    @Override
    public void incomplete(Set<String> partitions) {}

    @Override
    public void began(long records) {System.err.println(java.time.Instant.now() + " began " + records);}

    @Override
    public void progressed(long records) {System.err.println(java.time.Instant.now() + " at " + records);}

    @Override
    public void compares() {System.err.println(java.time.Instant.now() + " compares");}
  }
}
