package io.giaoban.access;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One who comes to the brokers.
 *
 * @param party what it does there
 * @param user its name there, as SASL and TLS tell it; begins with {@code giaoban-}
 */
public record Account(Party party, String user) {
  /** What all our users begin with: others are none of our business. */
  static final String PREFIX = "giaoban-";

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final String PRINCIPAL = "User:";

  /** The account of a party that has only one. */
  public static Account of(Party party) {
    if (party.many()) {
      throw new IllegalArgumentException(party + " (expected: one without names)");
    }
    return new Account(party, PREFIX + party.label());
  }

  /**
   * The account of one among many.
   *
   * @throws IllegalArgumentException if the name cannot be one
   */
  public static Account of(Party party, String name) {
    if (!party.many() || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "%s: \"%s\" (expected: 1 to 63 of a-z, 0-9 and hyphens)".formatted(party.label(), name));
    }
    return new Account(party, PREFIX + party.label() + "-" + name);
  }

  /** The accounts of all parties that have only one. */
  public static List<Account> alone() {
    return Party.alone().map(Account::of).toList();
  }

  /** The account of that user; empty: it is none of ours. */
  public static Optional<Account> ofUser(String user) {
    return Stream.of(Party.values()).flatMap(party -> of(party, user, party.label())).findFirst();
  }

  private static Stream<Account> of(Party party, String user, String label) {
    if (!party.many()) {
      return Stream.of(of(party)).filter(account -> account.user().equals(user));
    }
    String begin = PREFIX + label + "-";
    return Stream.of(user)
        .filter(given -> given.startsWith(begin))
        .map(given -> given.substring(begin.length()))
        .filter(name -> NAME.matcher(name).matches())
        .map(name -> of(party, name));
  }

  /** The user of a principal, as access control lists have it; empty: it is none of ours. */
  static Optional<String> ourUser(String principal) {
    return principal.startsWith(PRINCIPAL + PREFIX)
        ? Optional.of(principal.substring(PRINCIPAL.length()))
        : Optional.empty();
  }

  /** As access control lists have it. */
  String principal() {
    return PRINCIPAL + user;
  }
}
