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

/** Shows a subscription. */
@Command(
    name = "show",
    description = "Show a subscription: what it asks for, what waits and why.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SubscriptionsShowCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private SubscriptionIdOptions subscription = new SubscriptionIdOptions();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    JsonNode told = subscription.client().get(subscription.path());
    if (subscription.json()) {
      out.println(told);
    } else {
      SubscriptionText.lines(told).forEach(out::println);
    }
    out.flush();
    return 0;
  }
}
