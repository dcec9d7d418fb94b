package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFileTest {
  @TempDir private Path dir;
  private Path path;
  private WatchedFile file;
  private int written;

  @BeforeEach
  void open() throws IOException {
    path = dir.resolve("rules.yaml");
    write("one");
    file = WatchedFile.open(path);
  }

  @Test
  void shouldTellNothingWhileNothingChanges() throws IOException {
    assertThat(file.taken()).asString().isEqualTo("one");
    assertThat(file.changed()).isEmpty();
    write("one");
    assertThat(file.changed()).isEmpty();
    assertThat(file.changed()).isEmpty();
  }

  @Test
  void shouldTellAChangeOnceItIsTheSameTwice() throws IOException {
    write("tw");
    assertThat(file.changed()).isEmpty();
    write("two");
    assertThat(file.changed()).isEmpty();
    assertThat(file.changed())
        .hasValueSatisfying(now -> assertThat(now).asString().isEqualTo("two"));
  }

  @Test
  void shouldTellItAgainUntilItIsTaken() throws IOException {
    write("two");
    assertThat(file.changed()).isEmpty();
    assertThat(file.changed()).isPresent();
    byte[] two = file.changed().orElseThrow();
    file.take(two);
    assertThat(file.changed()).isEmpty();
    write("one");
    assertThat(file.changed()).isEmpty();
    assertThat(file.changed()).isPresent();
  }

  @Test
  void shouldTellNothingOfAChangeThatWasTakenBack() throws IOException {
    write("two");
    assertThat(file.changed()).isEmpty();
    write("one");
    assertThat(file.changed()).isEmpty();
    assertThat(file.changed()).isEmpty();
  }

  @Test
  void shouldGoOnWhenAFileIsBack() throws IOException {
    Files.delete(path);
    assertThatIOException().isThrownBy(file::changed);
    write("two");
    assertThat(file.changed()).isEmpty();
    assertThat(file.changed()).isPresent();
  }

  /** Each at another second, however coarse the file system's clock is. */
  private void write(String content) throws IOException {
    Files.writeString(path, content);
    written++;
    Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH.plusSeconds(written)));
  }
}
