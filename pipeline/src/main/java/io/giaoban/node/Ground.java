package io.giaoban.node;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.giaoban.node.health.Finding;
import io.giaoban.node.health.Reason;
import io.giaoban.node.health.Watched;
import io.giaoban.wire.KafkaAnswer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;

/** Looks at what every process stands on. */
final class Ground {
  private static final Duration OFTEN = Duration.ofSeconds(5);
  private static final Duration SELDOM = Duration.ofMinutes(1);
  private static final int ANSWER_LIMIT_MS = 4_000;
  private static final long LEAST_FREE_BYTES = 1L << 30;
  private static final int LEAST_FREE_PERCENT = 5;
  private static final Duration RENEW_BEFORE = Duration.ofDays(14);

  private Ground() {}

  /** Whether any broker answers. */
  static Watched brokers(Admin admin) {
    return Watched.start(
        "brokers",
        Reason.BROKERS_AWAY,
        OFTEN,
        () ->
            Finding.working(
                "%d brokers"
                    .formatted(
                        KafkaAnswer.of(
                                admin
                                    .describeCluster(
                                        new DescribeClusterOptions().timeoutMs(ANSWER_LIMIT_MS))
                                    .nodes(),
                                "no broker answers")
                            .size())));
  }

  /** Whether the registry answers, be it that we may not ask. */
  static Watched registry(SchemaRegistryClient registry) {
    return Watched.start("registry", Reason.REGISTRY_AWAY, OFTEN, () -> subjects(registry));
  }

  private static Finding subjects(SchemaRegistryClient registry) throws IOException {
    try {
      return Finding.working("%d subjects".formatted(registry.getAllSubjects().size()));
    } catch (RestClientException e) {
      boolean broken = e.getStatus() >= HttpURLConnection.HTTP_INTERNAL_ERROR;
      return broken
          ? new Finding(Reason.REGISTRY_AWAY, String.valueOf(e.getMessage()))
          : Finding.working("it answers " + e.getStatus());
    }
  }

  /**
   * Whether the topics are still as they were at the start.
   *
   * @param partitions how many they had then
   */
  static Watched topics(ClusterSetup setup, int partitions) {
    return Watched.start(
        "topics",
        Reason.TOPICS_UNFIT,
        SELDOM,
        () -> {
          try {
            int now = setup.partitions();
            return now == partitions
                ? Finding.working("%d partitions".formatted(now))
                : new Finding(
                    Reason.TOPICS_UNFIT,
                    "%d partitions (expected: %d, as at the start)".formatted(now, partitions));
          } catch (KafkaException e) {
            return new Finding(Reason.TOPICS_UNFIT, String.valueOf(e.getMessage()));
          }
        });
  }

  /** Whether there is room for what a process keeps. */
  static Finding disk(Path dir) {
    try {
      FileStore disk = Files.getFileStore(dir);
      long free = disk.getUsableSpace();
      boolean low =
          free < LEAST_FREE_BYTES || free < disk.getTotalSpace() / 100 * LEAST_FREE_PERCENT;
      String detail = "%,d MiB free at %s".formatted(free >> 20, dir);
      return low
          ? new Finding(
              Reason.DISK_LOW,
              "%s (expected: 1,024 MiB and %d %%)".formatted(detail, LEAST_FREE_PERCENT))
          : Finding.working(detail);
    } catch (IOException e) {
      return new Finding(Reason.DISK_LOW, "%s: %s".formatted(dir, e.getMessage()));
    }
  }

  /** Whether a certificate that ends then is shown for long enough. */
  static Finding certificate(Instant ends, Instant now) {
    if (!ends.isAfter(now)) {
      return new Finding(Reason.CERTIFICATE_ENDED, "ended at " + ends);
    }
    Duration left = Duration.between(now, ends);
    String detail = "%d days left, ends at %s".formatted(left.toDays(), ends);
    return left.compareTo(RENEW_BEFORE) < 0
        ? new Finding(Reason.CERTIFICATE_ENDS, detail)
        : Finding.working(detail);
  }
}
