package io.giaoban.node;

import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.wire.OwnFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;

/**
 * The file of the key from which all subscribers' secrets are derived: Base64 of at least {@value
 * SubscriberSecrets#KEY_BYTES} bytes.
 */
final class SigningKeyFile {
  private static final String EXPECTED =
      "(expected: at least %d bytes in Base64, as `openssl rand -base64 %1$d` makes them)"
          .formatted(SubscriberSecrets.KEY_BYTES);

  private SigningKeyFile() {}

  /**
   * Reads the key from a file of the operator's.
   *
   * @throws IllegalArgumentException if it is not there, or has no such key; does not tell what it
   *     has
   */
  static SubscriberSecrets read(Path file) {
    try {
      return new SubscriberSecrets(
          Base64.getDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII).strip()));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "--signing-key-file: %s is not there %s".formatted(file, EXPECTED), e);
    } catch (IOException | IllegalArgumentException e) {
      // What is said of the text could quote the key.
      throw new IllegalArgumentException("--signing-key-file: %s %s".formatted(file, EXPECTED));
    }
  }

  /**
   * Reads the key from a file of our own, which is made where there is none yet; one of a former
   * life has the secrets that subscribers know.
   */
  static SubscriberSecrets ensure(Path file) {
    try {
      if (!Files.exists(file)) {
        OwnFile.create(file, Base64.getEncoder().encodeToString(SubscriberSecrets.randomKey()));
      }
    } catch (FileAlreadyExistsException e) {
      // Somebody was faster.
    } catch (IOException e) {
      throw new UncheckedIOException("signing key " + file + " cannot be made", e);
    }
    return read(file);
  }
}
