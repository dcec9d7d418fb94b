package io.giaoban.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists attempts. */
@Command(
    name = "deliveries",
    description = "List the last attempts to tell a subscriber, the last first.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SubscriptionsDeliveriesCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private SubscriptionIdOptions subscription = new SubscriptionIdOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many at most, up to 100.")
  private int limit;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    String path = subscription.path() + "/deliveries?limit=" + limit;
    JsonNode told = subscription.client().get(path).get("deliveries");
    if (subscription.json()) {
      told.forEach(out::println);
    } else if (told.isEmpty()) {
      out.println("no attempts");
    } else {
      SubscriptionText.attempts(told).forEach(out::println);
    }
    out.flush();
    return 0;
  }
}
