package io.giaoban.access;

import io.giaoban.wire.Topic;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Rights being put together. To read or to write something includes to have it described; to write
 * includes to write without repeats.
 */
final class RightsList {
  private final List<Right> rights = new ArrayList<>();

  RightsList read(Topic... topics) {
    return on(AclOperation.READ, List.of(topics));
  }

  RightsList write(Topic... topics) {
    return on(AclOperation.WRITE, List.of(topics));
  }

  RightsList on(AclOperation operation, List<Topic> topics) {
    topics.forEach(topic -> topic(operation, topic.name()));
    return this;
  }

  RightsList topic(AclOperation operation, String name) {
    return add(operation, ResourceType.TOPIC, name, PatternType.LITERAL);
  }

  RightsList topics(AclOperation operation, String prefix) {
    return add(operation, ResourceType.TOPIC, prefix, PatternType.PREFIXED);
  }

  RightsList group(AclOperation operation, String name) {
    return add(operation, ResourceType.GROUP, name, PatternType.LITERAL);
  }

  RightsList groups(AclOperation operation, String prefix) {
    return add(operation, ResourceType.GROUP, prefix, PatternType.PREFIXED);
  }

  /** Transactions of ids that begin so. */
  RightsList transactions(String prefix) {
    return add(AclOperation.WRITE, ResourceType.TRANSACTIONAL_ID, prefix, PatternType.PREFIXED);
  }

  List<Right> list() {
    return List.copyOf(rights);
  }

  private RightsList add(
      AclOperation operation, ResourceType type, String name, PatternType pattern) {
    rights.add(new Right(operation, type, name, pattern));
    return this;
  }
}
