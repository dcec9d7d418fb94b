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

/** Exchanges a webhook's secret, or an owner's token. */
@Command(
    name = "rotate",
    description =
        "Give a webhook a new secret, and print it: once. The old one signs as well for 24 hours.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SubscriptionsRotateCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private SubscriptionIdOptions subscription = new SubscriptionIdOptions();

  @Option(
      names = "--token",
      description = "Make a new token instead; the old one opens nothing from now on.")
  private boolean token;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    String what = token ? "token" : "secret";
    JsonNode told = subscription.client().post(subscription.path() + "/" + what, null);
    out.println(subscription.json() ? told.toString() : told.get(what).asText());
    out.flush();
    return 0;
  }
}
