package io.giaoban.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A folder into which files are put. */
@Timeout(60)
class FolderWatchTest {
  private static final String CSV = "city,unit,day,reportedAt,newCases\nXX-AA,01,2022-01-01,t,%s\n";

  private final Heard heard = new Heard();
  private FakeDoor door;

  @TempDir private Path dir;
  @TempDir private Path state;

  @BeforeEach
  void open() throws IOException {
    door = new FakeDoor();
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void shouldSendAFileOnceItIsComplete() throws Exception {
    FolderWatch watch = watch(heard);
    Path file = put("a.csv", CSV.formatted(1));
    watch.look();
    Files.writeString(file, "XX-AA,02,2022-01-01,t,2\n", StandardOpenOption.APPEND);
    watch.look();
    assertThat(door.all()).isEmpty();
    watch.look();
    assertThat(door.rows()).hasSize(2);
    assertThat(names("")).containsExactlyInAnyOrder("sent");
    assertThat(names("sent")).containsExactly("a.csv");
    watch.look();
    watch.look();
    assertThat(door.all()).hasSize(1);
  }

  @Test
  void shouldSendTheOldestFirstAndLeaveWhatIsNoInput() throws Exception {
    FolderWatch watch = watch(heard);
    put("a.csv", CSV.formatted(2));
    Path older = put("b.ndjson", "{\"newCases\": 1}\n");
    Files.setLastModifiedTime(older, FileTime.from(Instant.parse("2022-01-01T00:00:00Z")));
    put("readme.pdf", "x");
    put(".hidden.csv", "x");
    put("empty.csv", "");
    lookTwice(watch);
    assertThat(door.rows()).containsExactly("{\"newCases\": 1}", "XX-AA,01,2022-01-01,t,2");
    assertThat(names(""))
        .containsExactlyInAnyOrder("sent", "readme.pdf", ".hidden.csv", "empty.csv");
  }

  @Test
  void shouldPutRefusedRowsAsideAndTakeThemBackMended() throws Exception {
    FolderWatch watch = watch(heard);
    door.refuses(row -> row.endsWith(",x"));
    put("a.csv", CSV.formatted("x"));
    lookTwice(watch);
    assertThat(names("sent")).containsExactly("a.csv");
    assertThat(names("refused")).containsExactly("a.csv.refused.csv");
    String refused = Files.readString(dir.resolve("refused/a.csv.refused.csv"));
    put("a.csv.refused.csv", refused.replace(",x,", ",4,"));
    put("a.csv", CSV.formatted("x"));
    lookTwice(watch);
    assertThat(door.rows()).contains("XX-AA,01,2022-01-01,t,4");
    assertThat(names("sent")).containsExactlyInAnyOrder("a.csv", "a-2.csv", "a.csv.refused.csv");
    assertThat(names("refused"))
        .containsExactlyInAnyOrder("a.csv.refused.csv", "a.csv.refused-2.csv");
  }

  @Test
  void shouldPutABadFileAsideWithTheReasonAndGoOn() throws Exception {
    FolderWatch watch = watch(heard);
    Path first = put("a.csv", CSV.formatted(1));
    Files.setLastModifiedTime(first, FileTime.from(Instant.parse("2022-01-01T00:00:00Z")));
    put("b.csv", CSV.formatted(2));
    door.thenAnswers(400, "column \"newCase\"");
    lookTwice(watch);
    assertThat(names("failed")).containsExactlyInAnyOrder("a.csv", "a.csv.txt");
    assertThat(dir.resolve("failed/a.csv.txt")).content().contains("column \"newCase\"");
    assertThat(names("sent")).containsExactly("b.csv");
    assertThat(heard.failed).hasSize(1);
  }

  @Test
  void shouldNotSendAFileTwiceThoughItIsStartedAgain() throws Exception {
    put("a.csv", CSV.formatted(1));
    Heard stopping =
        new Heard() {
          @Override
          public void finished(SentFile sent) {
            throw new IllegalStateException("stopped");
          }
        };
    assertThatThrownBy(() -> lookTwice(watch(stopping))).hasMessage("stopped");
    assertThat(names("")).containsExactly("a.csv");
    lookTwice(watch(heard));
    assertThat(names("sent")).containsExactly("a.csv");
    assertThat(door.all()).hasSize(1);
  }

  @Test
  void shouldLeaveFilesWhileTheGatewayIsAway() throws Exception {
    FolderWatch watch = watch(heard);
    put("a.csv", CSV.formatted(1));
    door.goesAwayAfter(0);
    lookTwice(watch);
    assertThat(names("")).containsExactly("a.csv");
    assertThat(heard.failed.get(0)).contains("it stays");
    door.goesAwayAfter(Integer.MAX_VALUE);
    watch.look();
    assertThat(names("sent")).containsExactly("a.csv");
  }

  @Test
  void shouldEndWhenNoFileWouldGetIn() throws Exception {
    put("a.csv", CSV.formatted(1));
    door.thenAnswers(401, "unknown key");
    assertThatThrownBy(() -> lookTwice(watch(heard))).hasMessageContaining("unknown key");
    assertThat(names("")).containsExactly("a.csv");
    assertThatThrownBy(() -> new FolderWatch(client(heard), heard, dir.resolve("none")))
        .isInstanceOf(NotDirectoryException.class);
  }

  private FolderWatch watch(Heard listener) throws IOException {
    return new FolderWatch(client(listener), listener, dir);
  }

  private FeedClient client(Heard listener) {
    return new FeedClient(
        new FeedOptions(
            door.url(), DoorKey.of(FakeDoor.KEY), 1000, 2, Duration.ofMillis(500), state, false),
        listener);
  }

  private static void lookTwice(FolderWatch watch) throws IOException {
    watch.look();
    watch.look();
  }

  private Path put(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text);
  }

  private List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(dir.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
