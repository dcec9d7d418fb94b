package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.feed.FakeDoor;
import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file larger than the memory of the process that sends it. */
@Timeout(180)
class LargeFeedTest {
  private static final int ROWS = 1_100_000;
  private static final int BATCH = 2_000;
  private static final int MEMORY_MIB = 40;

  @TempDir private Path dir;

  @Test
  void shouldSendMoreThanItsMemoryHoldsAndGoOnAfterAKill() throws Exception {
    Path file = write();
    assertThat(Files.size(file)).isGreaterThan((long) MEMORY_MIB << 20);
    try (FakeDoor door = new FakeDoor().forgets()) {
      Process killed = feed(door, file);
      Awaitility.await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> door.rowsCounted() > ROWS / 4);
      killed.destroyForcibly().waitFor();
      long before = door.rowsCounted();
      assertThat(before).isLessThan(ROWS);

      Process second = feed(door, file);
      String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(second.waitFor(90, TimeUnit.SECONDS)).isTrue();
      assertThat(said)
          .contains("goes on behind row ")
          .containsPattern("large.csv: 1,100,000 rows, 1,100,000 accepted, 0 refused, \\d+ s");
      assertThat(second.exitValue()).isZero();
      // What was under way or just answered at the kill is sent again, and no more.
      assertThat(door.rowsCounted()).isBetween((long) ROWS, ROWS + 4L * BATCH);
    }
  }

  private Process feed(FakeDoor door, Path file) throws Exception {
    ProcessBuilder process =
        GiaobanProcess.command(
            "feed",
            "--url=" + door.url(),
            "--key-file=" + Files.writeString(dir.resolve("key"), FakeDoor.KEY),
            "--state-dir=" + dir.resolve("state"),
            "--batch=" + BATCH,
            file.toString());
    List<String> command = process.command();
    command.replaceAll(word -> word.startsWith("-Xmx") ? "-Xmx" + MEMORY_MIB + "m" : word);
    return process.redirectErrorStream(true).start();
  }

  private Path write() throws Exception {
    Path file = dir.resolve("large.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file);
        Stream<String> rows = TestCity.csv(1, 1).lines()) {
      List<String> lines = rows.toList();
      out.write(lines.get(0) + "\n");
      for (int row = 0; row < ROWS; row++) {
        out.write(lines.get(1) + "\n");
      }
    }
    return file;
  }
}
