package io.giaoban.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells a subscriber anew. */
@Command(
    name = "replay",
    description = "Tell alerts anew that were known at a time or later, under the same ids.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SubscriptionsReplayCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private SubscriptionIdOptions subscription = new SubscriptionIdOptions();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      required = true,
      converter = MomentConverter.class,
      showDefaultValue = Help.Visibility.NEVER,
      description = "Alerts known then or later, such as 2022-01-02T18:00.")
  private @Nullable Instant from;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    String query = "?from=" + SubscriptionsClient.encoded(String.valueOf(from));
    JsonNode told = subscription.client().post(subscription.path() + "/replay" + query, null);
    out.println(subscription.json() ? told.toString() : SubscriptionText.standing(told));
    out.flush();
    return 0;
  }
}
