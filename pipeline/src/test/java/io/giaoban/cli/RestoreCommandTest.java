package io.giaoban.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code restore} to a data directory. */
class RestoreCommandTest {
  @TempDir private Path dir;
  private Path backup;
  private Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void setUp() throws IOException {
    data = dir.resolve("data");
    backup = Files.createDirectory(dir.resolve("backup"));
    Files.writeString(
        backup.resolve("manifest.json"),
        """
        {"format": 1, "program": "test", "madeAt": "2026-11-22T00:00:00Z",
         "topics": [], "groups": [], "schemas": []}
        """);
  }

  @Test
  void shouldMakeNothingWhenItOnlyLooks() {
    assertThat(restore("--dry-run")).isZero();
    assertThat(out.toString()).contains("could be restored; nothing was written");
    assertThat(data).doesNotExist();
  }

  @Test
  void shouldMakeNothingOfABackupThatIsNone() throws IOException {
    Files.delete(backup.resolve("manifest.json"));
    assertThat(restore()).isNotZero();
    assertThat(err.toString()).contains("has no manifest.json");
    assertThat(data).doesNotExist();
  }

  private int restore(String... more) {
    return Giaoban.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(
            Stream.concat(
                    Stream.of(
                        "restore", "--from", backup.toString(), "--data-dir", data.toString()),
                    Stream.of(more))
                .toArray(String[]::new));
  }
}
