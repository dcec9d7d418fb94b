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

/** Adds a subscription. */
@Command(
    name = "add",
    description = {
      "Subscribe to alerts, and print id, token and a webhook's secret: once.",
      "Lists may be given several times, or with commas. Nothing is told before the channel is verified."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SubscriptionsAddCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private SubscriptionsOptions options = new SubscriptionsOptions();

  @Mixin private SubscriptionWishesOptions wishes = new SubscriptionWishesOptions();

  @Override
  public Integer call() throws IOException {
    JsonNode made = options.clientOfAnybody().post("", wishes.body());
    PrintWriter out = spec.commandLine().getOut();
    if (options.json()) {
      out.println(made);
    } else {
      out.println("id     " + made.get("id").asText());
      out.println("token  " + made.get("token").asText());
      if (made.hasNonNull("secret")) {
        out.println("secret " + made.get("secret").asText());
      }
      spec.commandLine().getErr().println(SubscriptionText.standing(made));
    }
    out.flush();
    return 0;
  }
}
