package io.giaoban.cli;

import io.giaoban.access.AccessPlan;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that tell for whom there are accounts besides the roles and the operator. */
final class AccountOptions {
  @Option(
      names = "--feed",
      paramLabel = "NAME",
      description = "A feed that reports straight to Kafka; its user is giaoban-feed-NAME.")
  private List<String> feeds = List.of();

  @Option(
      names = "--reader",
      paramLabel = "NAME",
      description = "A program that reads alerts and city days; its user is giaoban-reader-NAME.")
  private List<String> readers = List.of();

  AccessPlan plan() {
    return AccessPlan.of(feeds, readers);
  }
}
