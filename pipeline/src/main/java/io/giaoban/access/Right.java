package io.giaoban.access;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What somebody may do with something.
 *
 * @param operation what it may do
 * @param type with a topic, a consumer group, a transactional id
 * @param name which, or what its name begins with
 * @param pattern LITERAL or PREFIXED
 */
public record Right(AclOperation operation, ResourceType type, String name, PatternType pattern) {
  /** The access control entry that gives it to an account, from wherever it comes. */
  AclBinding to(Account account) {
    return new AclBinding(
        new ResourcePattern(type, name, pattern),
        new AccessControlEntry(account.principal(), "*", operation, AclPermissionType.ALLOW));
  }

  /** What it is about, in a word; with a star where all are meant that begin so. */
  String on() {
    return pattern == PatternType.PREFIXED ? name + "*" : name;
  }
}
