package io.giaoban.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords are made once, and again only for whom that is asked. */
class ClientFilesTest {
  private static final Account GATEWAY = Account.of(Party.GATEWAY);
  private static final Account BOARD = Account.of(Party.BOARD);
  private static final Account FEED = Account.of(Party.FEED, "new");
  private static final List<Account> ALL = List.of(GATEWAY, BOARD, FEED);

  @TempDir private Path dir;

  @Test
  void shouldMakePasswordsForThoseWhomNobodyKnowsYet() throws Exception {
    ClientFiles files = new ClientFiles(dir, "");
    assertThat(files.toMake(ALL, Set.of(), Set.of())).isEqualTo(ALL);
    files.make(GATEWAY);
    files.make(BOARD);
    assertThat(files.toMake(ALL, Set.of(GATEWAY.user(), BOARD.user()), Set.of()))
        .containsExactly(FEED);
  }

  @Test
  void shouldShutNobodyOutBecauseAFileIsElsewhere() throws Exception {
    ClientFiles files = new ClientFiles(dir, "");
    files.make(BOARD);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> files.toMake(ALL, Set.of(GATEWAY.user(), BOARD.user(), "billing"), Set.of()))
        .withMessage(
            "%s: no files of giaoban-gateway, whom the brokers know (expected: the directory with all users' files; --renew USER makes a new password)"
                .formatted(dir));
  }

  @Test
  void shouldRenewThePasswordsThatAreNamed() throws Exception {
    ClientFiles files = new ClientFiles(dir, "");
    files.make(BOARD);
    String before = files.password(BOARD);
    Set<String> known = Set.of(GATEWAY.user(), BOARD.user());
    assertThat(files.toMake(List.of(GATEWAY, BOARD), known, known)).containsExactly(GATEWAY, BOARD);
    files.make(BOARD);
    assertThat(files.password(BOARD)).isNotEqualTo(before);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> files.toMake(List.of(BOARD), known, Set.of("giaoban-baord")))
        .withMessageStartingWith("--renew: \"giaoban-baord\" (expected: one that `access plan`");
  }

  @Test
  void shouldMakeFilesWhereTheFileSystemKnowsNoRights() throws Exception {
    try (FileSystem zip =
        FileSystems.newFileSystem(dir.resolve("stick.zip"), Map.of("create", "true"))) {
      ClientFiles files = new ClientFiles(zip.getPath("/users"), "");
      files.make(BOARD);
      assertThat(files.password(BOARD)).hasSize(43);
      try (Stream<Path> made = Files.list(zip.getPath("/users"))) {
        assertThat(made).containsExactly(files.of(BOARD));
      }
    }
  }
}
