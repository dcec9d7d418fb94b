package io.giaoban.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Deletes a subscription. */
@Command(
    name = "delete",
    description = "Delete a subscription; its token opens nothing any more.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SubscriptionsDeleteCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private SubscriptionIdOptions subscription = new SubscriptionIdOptions();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    subscription.client().delete(subscription.path());
    out.println(subscription.id() + " deleted");
    out.flush();
    return 0;
  }
}
