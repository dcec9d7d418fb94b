package io.giaoban.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists subscriptions. */
@Command(
    name = "list",
    description = "List all subscriptions for the operator, for an owner the own.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SubscriptionsListCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private SubscriptionsOptions options = new SubscriptionsOptions();

  @Override
  public Integer call() throws IOException {
    JsonNode all = options.client().get("").get("subscriptions");
    PrintWriter out = spec.commandLine().getOut();
    if (options.json()) {
      all.forEach(out::println);
    } else if (all.isEmpty()) {
      out.println("no subscriptions");
    } else {
      SubscriptionText.table(all).forEach(out::println);
    }
    out.flush();
    return 0;
  }
}
