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
import java.util.function.IntSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Looks at what every process stands on. */
final class Ground {
  private static final Duration OFTEN = Duration.ofSeconds(5);
  private static final Duration SELDOM = Duration.ofMinutes(1);
  private static final int ANSWER_LIMIT_MS = 4_000;
  private static final long LEAST_FREE_BYTES = 1L << 30;

  /** Of a small disk so much is enough. */
  private static final int LEAST_FREE_SHARE = 5;

  private static final int LEAST_FREE_PERCENT = 5;
  private static final Duration RENEW_BEFORE = Duration.ofDays(14);

  private Ground() {}

  /** Whether any broker answers, and all do that ever did. */
  static Watched brokers(Admin admin) {
    BrokerCount count = new BrokerCount();
    return Watched.start("brokers", Reason.BROKERS_AWAY, OFTEN, () -> count.look(answering(admin)));
  }

  private static int answering(Admin admin) {
    return KafkaAnswer.of(
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(ANSWER_LIMIT_MS)).nodes(),
            "no broker answers")
        .size();
  }

  /** Whether the registry answers what it is asked. */
  static Watched registry(SchemaRegistryClient registry) {
    return Watched.start("registry", Reason.REGISTRY_AWAY, OFTEN, () -> subjects(registry));
  }

  private static Finding subjects(SchemaRegistryClient registry) throws IOException {
    try {
      return Finding.working("%d subjects".formatted(registry.getAllSubjects().size()));
    } catch (RestClientException e) {
      return answered(e.getStatus(), String.valueOf(e.getMessage()));
    }
  }

  /** Who lacks a key cannot look up schemas either. */
  static Finding answered(int status, String message) {
    boolean refused =
        status == HttpURLConnection.HTTP_UNAUTHORIZED || status == HttpURLConnection.HTTP_FORBIDDEN;
    return refused || status >= HttpURLConnection.HTTP_INTERNAL_ERROR
        ? new Finding(Reason.REGISTRY_AWAY, "it answers %d: %s".formatted(status, message))
        : Finding.working("it answers " + status);
  }

  /**
   * Whether the topics are still as they were at the start.
   *
   * @param partitions how many they had then
   */
  static Watched topics(ClusterSetup setup, int partitions) {
    return Watched.start(
        "topics", Reason.BROKERS_AWAY, SELDOM, () -> topics(setup::partitionsNow, partitions));
  }

  /**
   * Whether the topics are still so.
   *
   * @param now looks
   * @throws IllegalStateException if the brokers do not tell
   */
  static Finding topics(IntSupplier now, int partitions) {
    try {
      int found = now.getAsInt();
      return found == partitions
          ? Finding.working("%d partitions".formatted(found))
          : new Finding(
              Reason.TOPICS_UNFIT,
              "%d partitions (expected: %d, as at the start)".formatted(found, partitions));
    } catch (IllegalStateException e) {
      // Without a cause it was told, and does not fit.
      if (e.getCause() == null || e.getCause() instanceof UnknownTopicOrPartitionException) {
        return new Finding(Reason.TOPICS_UNFIT, String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  /** Whether there is room for what a process is to keep. */
  static Finding disk(Path dir) {
    try {
      FileStore disk = Files.getFileStore(dir);
      long free = disk.getUsableSpace();
      long least = leastFree(disk.getTotalSpace());
      String detail = "%,d MiB free at %s".formatted(free >> 20, dir);
      return free < least
          ? new Finding(
              Reason.DISK_LOW, "%s (expected: %,d MiB or more)".formatted(detail, least >> 20))
          : Finding.working(detail);
    } catch (IOException e) {
      return new Finding(Reason.DISK_LOW, "%s: %s".formatted(dir, e.getMessage()));
    }
  }

  /** How many bytes should be free of so many: 1 GiB or a fifth, but 5 % in any case. */
  static long leastFree(long total) {
    return Math.max(
        Math.min(LEAST_FREE_BYTES, total / LEAST_FREE_SHARE), total / 100 * LEAST_FREE_PERCENT);
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
