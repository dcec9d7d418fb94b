package io.giaoban.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies a subscription's channel. */
@Command(
    name = "verify",
    description =
        "Verify the channel: challenge a webhook, send a link or code again, or try a code.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SubscriptionsVerifyCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private SubscriptionIdOptions subscription = new SubscriptionIdOptions();

  @Option(
      names = "--code",
      paramLabel = "CODE",
      showDefaultValue = Help.Visibility.NEVER,
      description = "The code that was sent by text message.")
  private @Nullable String code;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    String query = code == null ? "" : "?code=" + SubscriptionsClient.encoded(code);
    JsonNode told = subscription.client().post(subscription.path() + "/verify" + query, null);
    out.println(subscription.json() ? told.toString() : SubscriptionText.standing(told));
    out.flush();
    return 0;
  }
}
