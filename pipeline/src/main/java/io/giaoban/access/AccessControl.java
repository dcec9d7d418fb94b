package io.giaoban.access;

import com.google.common.collect.Sets;
import io.giaoban.wire.KafkaAnswer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/** The access control lists at some brokers, as far as they are about our accounts. */
public final class AccessControl {
  private final Admin admin;

  /**
   * Those lists.
   *
   * @param admin comes in as one who may alter them; not closed here
   */
  public AccessControl(Admin admin) {
    this.admin = admin;
  }

  /**
   * How lists and plan differ.
   *
   * @param missing entries that the plan has and the lists have not
   * @param superfluous entries about our accounts that the plan has not; feeds and readers that it
   *     does not name have the rights of all others of their kind
   */
  public record Difference(Set<AclBinding> missing, Set<AclBinding> superfluous) {}

  /**
   * Compares.
   *
   * @throws IllegalStateException if the brokers do not tell
   */
  public Difference compare(AccessPlan plan) {
    Set<AclBinding> present = present();
    Set<AclBinding> planned = plan.entries();
    Set<AclBinding> known =
        plan.and(users(present).stream().map(Account::ofUser).flatMap(Optional::stream)).entries();
    return new Difference(
        Set.copyOf(Sets.difference(planned, present)), Set.copyOf(Sets.difference(present, known)));
  }

  /** Adds entries; to add what is there is harmless. */
  public void add(Set<AclBinding> entries) {
    KafkaAnswer.of(admin.createAcls(entries).all(), "the rights cannot be given");
  }

  /** Removes entries; of those that are not there, nothing. */
  public void remove(Set<AclBinding> entries) {
    delete(entries.stream().map(AclBinding::toFilter).toList());
  }

  /** Removes all that is about an account, whatever the plan; tells how many entries that were. */
  public int removeAll(Account account) {
    return delete(List.of(about(account.principal())));
  }

  private int delete(Collection<AclBindingFilter> filters) {
    return KafkaAnswer.of(admin.deleteAcls(filters).all(), "the rights cannot be taken").size();
  }

  private Set<AclBinding> present() {
    return KafkaAnswer.of(
            admin.describeAcls(AclBindingFilter.ANY).values(), "the rights there are are not told")
        .stream()
        .filter(entry -> Account.ourUser(entry.entry().principal()).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> users(Set<AclBinding> entries) {
    return entries.stream()
        .map(entry -> Account.ourUser(entry.entry().principal()))
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static AclBindingFilter about(String principal) {
    return new AclBindingFilter(
        ResourcePatternFilter.ANY,
        new AccessControlEntryFilter(principal, null, AclOperation.ANY, AclPermissionType.ANY));
  }
}
