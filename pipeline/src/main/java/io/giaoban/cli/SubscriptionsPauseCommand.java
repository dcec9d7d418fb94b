package io.giaoban.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Pauses a subscription. */
@Command(
    name = "pause",
    description = "Tell it nothing for now; what comes meanwhile waits.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SubscriptionsPauseCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private SubscriptionIdOptions subscription = new SubscriptionIdOptions();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    JsonNode told =
        subscription
            .client()
            .patch(subscription.path(), JsonNodeFactory.instance.objectNode().put("paused", true));
    out.println(subscription.json() ? told.toString() : SubscriptionText.standing(told));
    out.flush();
    return 0;
  }
}
