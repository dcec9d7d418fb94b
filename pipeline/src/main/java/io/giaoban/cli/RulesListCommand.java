package io.giaoban.cli;

import io.giaoban.alert.Rule;
import io.giaoban.alert.RulesYaml;
import io.giaoban.board.RuleHealthView;
import io.giaoban.board.RuleJson;
import io.giaoban.node.RuleHealthTopic;
import io.giaoban.node.RulesTopic;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the rules of a running system. */
@Command(
    name = "list",
    description = "List the rules of a running system, and where one cannot be evaluated.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class RulesListCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private ClusterOptions cluster = new ClusterOptions();

  @ArgGroup private Form form = new Form();

  /** In which form; a table if in neither. */
  static final class Form {
    @Option(names = "--yaml", description = "Print a file that check and put take.")
    private boolean yaml;

    @Option(names = "--json", description = "Print JSON lines.")
    private boolean json;
  }

  @Override
  public Integer call() {
    List<Rule> rules = RulesTopic.read(cluster.brokers()).rules();
    PrintWriter out = spec.commandLine().getOut();
    if (form.yaml) {
      out.print(RulesYaml.of(rules));
    } else {
      RuleHealthView health = RuleHealthTopic.read(cluster.cluster());
      if (form.json) {
        rules.forEach(rule -> out.println(RuleJson.of(rule, health.failing(rule.id()))));
      } else {
        RulesTable.inForce(rules, health).forEach(out::println);
      }
    }
    out.flush();
    return 0;
  }
}
