package io.giaoban.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;

/**
 * Who shall be able to do what.
 *
 * @param accounts all of them, each once
 */
public record AccessPlan(List<Account> accounts) {
  /** A plan for accounts, in their order, each once. */
  public AccessPlan {
    accounts = accounts.stream().distinct().toList();
  }

  /** The plan for those that are always there, and these feeds and readers by their names. */
  public static AccessPlan of(Collection<String> feeds, Collection<String> readers) {
    return new AccessPlan(
        Stream.of(
                Account.alone().stream(),
                feeds.stream().map(name -> Account.of(Party.FEED, name)),
                readers.stream().map(name -> Account.of(Party.READER, name)))
            .flatMap(accounts -> accounts)
            .toList());
  }

  /** The same for more accounts. */
  AccessPlan and(Stream<Account> more) {
    return new AccessPlan(Stream.concat(accounts.stream(), more).toList());
  }

  /** The entries of the access control lists that give all rights. */
  Set<AclBinding> entries() {
    return accounts.stream()
        .flatMap(account -> Rights.of(account).stream().map(right -> right.to(account)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
