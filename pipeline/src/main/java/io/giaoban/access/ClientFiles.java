package io.giaoban.access;

import io.giaoban.wire.OwnFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
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

  /**
   * The accounts for which files are to be made: those without one that nobody knows yet, and those
   * that shall have a new password. Another password would shut out who comes with the former one,
   * so it is never made just because a file is not here.
   *
   * @param known the users whom the brokers know
   * @param renewed the users that shall have a new password
   * @throws IllegalArgumentException if users are known whose files are missing, or one shall have
   *     a new password that is none of the accounts
   */
  public List<Account> toMake(List<Account> accounts, Set<String> known, Set<String> renewed) {
    Set<String> users = accounts.stream().map(Account::user).collect(Collectors.toSet());
    for (String user : renewed) {
      if (!users.contains(user)) {
        throw new IllegalArgumentException(
            "--renew: \"%s\" (expected: one that `access plan` lists with the same --feed and --reader)"
                .formatted(user));
      }
    }
    List<String> lost =
        accounts.stream()
            .filter(account -> !Files.exists(of(account)))
            .map(Account::user)
            .filter(user -> known.contains(user) && !renewed.contains(user))
            .toList();
    if (!lost.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: no files of %s, whom the brokers know (expected: the directory with all users' files; --renew USER makes a new password)"
              .formatted(dir, String.join(", ", lost)));
    }
    return accounts.stream()
        .filter(account -> renewed.contains(account.user()) || !Files.exists(of(account)))
        .toList();
  }

  /**
   * Makes an account's file, or another in its place, with a password that nobody can guess, for
   * the owner of the process to read.
   */
  public void make(Account account) throws IOException {
    byte[] random = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Files.createDirectories(dir);
    OwnFile.replace(
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
                trust));
  }

  /**
   * The password in an account's file.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if the file has no password of that account
   */
  public String password(Account account) throws IOException {
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
