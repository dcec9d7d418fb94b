package io.giaoban.access;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.jspecify.annotations.Nullable;

/**
 * A directory with a file for each account: how it comes in, as {@code --client-config} and Kafka's
 * own tools take it. The files are the only place where the passwords are.
 */
public final class ClientFiles {
  private static final int PASSWORD_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path dir;
  private final String trust;

  /**
   * Those in a directory.
   *
   * @param trust the line that says whose certificates the brokers have, for files that are made;
   *     empty: whom Java trusts
   */
  public ClientFiles(Path dir, String trust) {
    this.dir = dir;
    this.trust = trust;
  }

  /** Where an account's file is. */
  public Path of(Account account) {
    return dir.resolve(account.user() + ".properties");
  }

  /** Whether an account has a file. */
  public boolean has(Account account) {
    return Files.exists(of(account));
  }

  /**
   * The password in an account's file; where there is none, one is made, with a password that
   * nobody can guess, for the owner of the process to read.
   *
   * @throws IOException if it can be neither read nor made
   * @throws IllegalArgumentException if the file has no password of that account
   */
  public String password(Account account) throws IOException {
    if (!has(account)) {
      make(account);
    }
    return read(account);
  }

  private void make(Account account) throws IOException {
    byte[] random = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Files.createDirectories(dir);
    Files.createFile(of(account), OWNER_ONLY);
    Files.writeString(
        of(account),
        """
        # %s %s.
        security.protocol=SASL_SSL
        sasl.mechanism=%s
        sasl.jaas.config=%s required username="%s" password="%s";
        %s
        """
            .formatted(
                account.user(),
                account.party().deed(),
                ScramUsers.MECHANISM.mechanismName(),
                ScramLoginModule.class.getName(),
                account.user(),
                password,
                trust),
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  private String read(Account account) throws IOException {
    Properties said = new Properties();
    try (Reader reader = Files.newBufferedReader(of(account), StandardCharsets.UTF_8)) {
      said.load(reader);
    }
    Map<String, ?> login = login(account, said.getProperty(SaslConfigs.SASL_JAAS_CONFIG, ""));
    if (account.user().equals(login.get("username"))
        && login.get("password") instanceof String password
        && !password.isEmpty()) {
      return password;
    }
    throw wrong(account, null);
  }

  private Map<String, ?> login(Account account, String jaas) {
    try {
      return JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, new Password(jaas)))
          .configurationEntries()
          .get(0)
          .getOptions();
    } catch (IllegalArgumentException e) {
      throw wrong(account, e);
    }
  }

  private IllegalArgumentException wrong(Account account, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "%s: no password (expected: sasl.jaas.config with username=\"%s\" and a password)"
            .formatted(of(account), account.user()),
        cause);
  }
}
