package io.giaoban.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More processors, and new ones. */
@ContainerTest
@ExtendWith(SharedSystem.class)
class ProcessorsIT {
  private static final String GROUP = "giaoban";
  private static final String TOPIC = "giaoban.case-reports";
  private static final Duration LIMIT = Duration.ofMinutes(4);

  @Test
  void shouldShareTheCities(ComposeProject system) throws Exception {
    try (ReportFlow flow = ReportFlow.start(system);
        Admin admin = Admin.create(Map.of("bootstrap.servers", system.bootstrapServers()))) {
      system.up("--no-deps", "--no-recreate", "--scale", "processor=4", "processor");
      awaitSharing(admin, 4);
      flow.awaitMore();
      system.up("--no-deps", "--no-recreate", "--scale", "processor=2", "processor");
      awaitSharing(admin, 2);
      flow.awaitMore();
      flow.endAndVerify();
    }
  }

  @Test
  void shouldKeepWhatTheyKnowOverARollingUpgrade(ComposeProject system) throws Exception {
    List<String> old = ids(system);
    try (ReportFlow flow = ReportFlow.start(system)) {
      for (String container : system.containers("processor")) {
        system.docker("stop", container);
        system.docker("rm", container);
        system.up("--no-deps", "--no-recreate", "processor");
        flow.awaitMore();
      }
      assertThat(ids(system)).hasSameSizeAs(old).doesNotContainAnyElementsOf(old);
      flow.endAndVerify();
    }
  }

  private static List<String> ids(ComposeProject system) {
    return system.run("ps", "-q", "processor").lines().toList();
  }

  /** So many members, each with partitions of its own, all partitions together. */
  private static void awaitSharing(Admin admin, int members) {
    Awaitility.await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              List<Set<Integer>> shares =
                  admin
                      .describeConsumerGroups(List.of(GROUP))
                      .all()
                      .get()
                      .get(GROUP)
                      .members()
                      .stream()
                      .map(ProcessorsIT::share)
                      .toList();
              assertThat(shares).hasSize(members).allSatisfy(s -> assertThat(s).isNotEmpty());
              assertThat(shares.stream().flatMap(Collection::stream))
                  .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
            });
  }

  private static Set<Integer> share(MemberDescription member) {
    return member.assignment().topicPartitions().stream()
        .filter(partition -> partition.topic().equals(TOPIC))
        .map(TopicPartition::partition)
        .collect(Collectors.toSet());
  }
}
