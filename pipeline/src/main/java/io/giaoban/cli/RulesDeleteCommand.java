package io.giaoban.cli;

import io.giaoban.node.RulesTopic;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes rules of a running system. */
@Command(
    name = "delete",
    description = "Delete rules of a running system; their open alerts are cancelled.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class RulesDeleteCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids that the list shows.")
  private List<String> ids = List.of();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    RulesChange.write(RulesTopic.read(brokers.brokers()).delete(ids), false, out);
    out.println("open alerts of deleted rules are cancelled");
    out.flush();
    return 0;
  }
}
