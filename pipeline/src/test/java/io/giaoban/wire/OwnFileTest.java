package io.giaoban.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with secrets. */
class OwnFileTest {
  @TempDir private Path dir;

  @Test
  void shouldBeForItsUserOnlyAndLeaveNothingElse() throws Exception {
    Path file = dir.resolve("secret");
    OwnFile.create(file, "a");
    OwnFile.replace(file, "b");
    assertThat(file).hasContent("b");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(dir.toFile().list()).containsExactly("secret");
  }

  @Test
  void shouldNotWriteOverWhatIsThere() throws Exception {
    Path file = dir.resolve("secret");
    OwnFile.create(file, "a");
    assertThatExceptionOfType(FileAlreadyExistsException.class)
        .isThrownBy(() -> OwnFile.create(file, "b"));
    assertThat(file).hasContent("a");
    assertThat(dir.toFile().list()).containsExactly("secret");
  }
}
