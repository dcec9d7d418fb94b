package io.giaoban.access;

import io.giaoban.wire.KafkaAnswer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * The users whom the brokers know by SASL/SCRAM. The brokers keep a salted hash of each password
 * (RFC 5802), never the password.
 */
public final class ScramUsers {
  /** How passwords are proved. */
  static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_512;

  /** Brokers take no fewer than 4,096; passwords of ours have 256 bits anyway. */
  private static final int ITERATIONS = 8_192;

  private final Admin admin;

  /**
   * Those at some brokers.
   *
   * @param admin comes in as one who may alter them; not closed here
   */
  public ScramUsers(Admin admin) {
    this.admin = admin;
  }

  /**
   * Has the brokers know users by these passwords; connections that are open stay.
   *
   * @param passwords by user
   */
  public void put(Map<String, String> passwords) {
    alter(
        passwords.entrySet().stream()
            .<UserScramCredentialAlteration>map(
                user ->
                    new UserScramCredentialUpsertion(
                        user.getKey(),
                        new ScramCredentialInfo(MECHANISM, ITERATIONS),
                        user.getValue()))
            .toList());
  }

  /** Has the brokers forget an account's user; false: they do not know it. */
  public boolean remove(Account account) {
    if (!known().contains(account.user())) {
      return false;
    }
    alter(List.of(new UserScramCredentialDeletion(account.user(), MECHANISM)));
    return true;
  }

  /** Those whom they know, ours and others. */
  public Set<String> known() {
    return KafkaAnswer.of(
            admin.describeUserScramCredentials().all(), "the users there are are not told")
        .values()
        .stream()
        .filter(
            user -> user.credentialInfos().stream().anyMatch(info -> info.mechanism() == MECHANISM))
        .map(user -> user.name())
        .collect(Collectors.toUnmodifiableSet());
  }

  private void alter(Collection<UserScramCredentialAlteration> alterations) {
    KafkaAnswer.of(
        admin.alterUserScramCredentials(List.copyOf(alterations)).all(),
        "the users cannot be altered");
  }
}
