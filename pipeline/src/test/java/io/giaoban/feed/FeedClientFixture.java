package io.giaoban.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file's sender, and a door that answers as it is told to. */
@Timeout(60)
abstract class FeedClientFixture {
  static final String HEADER = "city,unit,day,reportedAt,newCases";

  final Heard heard = new Heard();
  FakeDoor door;

  @TempDir Path dir;

  @BeforeEach
  void open() throws IOException {
    door = new FakeDoor();
  }

  @AfterEach
  void close() {
    door.close();
  }

  SentFile send(Path file) throws IOException {
    return client(heard, false, 2).send(file, dir, sent -> {});
  }

  FeedClient client(Heard listener, boolean restart, int parallel) {
    return new FeedClient(
        new FeedOptions(
            door.url(),
            DoorKey.of(FakeDoor.KEY),
            10,
            parallel,
            Duration.ofSeconds(30),
            dir.resolve("state"),
            restart),
        listener);
  }

  FeedClient client(Heard listener, Duration giveUpAfter) {
    return new FeedClient(
        new FeedOptions(
            door.url(), DoorKey.of(FakeDoor.KEY), 10, 1, giveUpAfter, dir.resolve("state"), false),
        listener);
  }

  Path file(String name, String header, List<String> rows) throws IOException {
    return Files.writeString(
        dir.resolve(name), header + "\n" + String.join("\n", rows) + "\n", StandardCharsets.UTF_8);
  }

  static List<String> rows(int count) {
    return IntStream.range(0, count)
        .mapToObj("XX-AA,01,2022-01-01,2022-01-01T18:00:00+07:00,%d"::formatted)
        .toList();
  }
}
