package io.giaoban.node;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.giaoban.wire.KafkaAnswer;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Who is at work in a consumer group. */
final class GroupMembers {
  /** A member that keeps its place over restarts is one for 10 s after its end. */
  private static final RetryPolicy<List<String>> UNTIL_GONE =
      RetryPolicy.<List<String>>builder()
          .handleResultIf(members -> !members.isEmpty())
          .abortOn(IllegalStateException.class)
          .withDelay(Duration.ofMillis(200))
          .withMaxDuration(Duration.ofSeconds(15))
          .withMaxRetries(-1)
          .build();

  private final Admin admin;
  private final String group;

  GroupMembers(Admin admin, String group) {
    this.admin = admin;
    this.group = group;
  }

  /**
   * Waits until there are none.
   *
   * @param expected what there should be
   * @throws IllegalStateException if there still are some after 15 s; says which
   */
  void awaitNone(String expected) {
    List<String> members = Failsafe.with(UNTIL_GONE).get(this::members);
    if (!members.isEmpty()) {
      throw new IllegalStateException(
          "group %s has the members %s (expected: %s)".formatted(group, members, expected));
    }
  }

  /** Takes out those that have ended: one that keeps its place over restarts stays a while yet. */
  void remove() {
    if (members().isEmpty()) {
      return;
    }
    try {
      KafkaAnswer.of(
          admin
              .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
              .all(),
          "group " + group + " cannot be left");
    } catch (IllegalStateException e) {
      // The last has gone by itself meanwhile.
      if (!(e.getCause() instanceof IllegalArgumentException)) {
        throw e;
      }
    }
  }

  private List<String> members() {
    try {
      return KafkaAnswer.of(
              admin.describeConsumerGroups(List.of(group)).describedGroups().get(group),
              "group " + group + " cannot be described")
          .members()
          .stream()
          .map(GroupMembers::text)
          .toList();
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return List.of();
      }
      throw e;
    }
  }

  private static String text(MemberDescription member) {
    return member.groupInstanceId().orElse(member.clientId()) + " at " + member.host();
  }
}
