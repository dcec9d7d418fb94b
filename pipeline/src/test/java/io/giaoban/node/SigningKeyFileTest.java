package io.giaoban.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.giaoban.dispatch.SubscriberSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the key from which subscribers' secrets are derived. */
class SigningKeyFileTest {
  @TempDir private Path dir;

  @Test
  void shouldMakeAKeyOnceAndForItsUserOnly() throws Exception {
    Path file = dir.resolve("signing.key");
    SubscriberSecrets first = SigningKeyFile.ensure(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(SigningKeyFile.ensure(file).webhookSecret("a", 1))
        .isEqualTo(first.webhookSecret("a", 1))
        .isNotEqualTo(SigningKeyFile.ensure(dir.resolve("other")).webhookSecret("a", 1));
  }

  @Test
  void shouldRefuseAKeyThatIsNoneWithoutShowingIt() throws Exception {
    Path file = dir.resolve("key");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningKeyFile.read(file))
        .withMessageContaining("is not there (expected: at least 32 bytes in Base64");
    for (String text :
        new String[] {"", "not base64!", Base64.getEncoder().encodeToString(new byte[31])}) {
      Files.writeString(file, text);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SigningKeyFile.read(file))
          .withMessage(
              "--signing-key-file: %s (expected: at least 32 bytes in Base64, as `openssl rand -base64 32` makes them)"
                  .formatted(file));
    }
  }
}
