package io.giaoban.cli;

import io.giaoban.alert.Rules;
import io.giaoban.alert.RulesFile;
import io.giaoban.node.DefinitionChange;
import io.giaoban.node.RulesTopic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes the rules of a running system. */
@Command(
    name = "put",
    description = {
      "Bring the rules of a running system to a file, and tell what changes.",
      "Rules that the file does not have stay. Of a file with wrong rules the good ones are put;"
          + " the others are named, and it ends with 1."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class RulesPutCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  @Option(names = "--dry-run", description = "Tell what would change, and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--backfill",
      description = "Also raise what was over before the rule came; otherwise only what is open.")
  private boolean backfill;

  @Option(
      names = "--only",
      description =
          "Delete the rules that the file does not have; their open alerts are cancelled.")
  private boolean only;

  @Parameters(paramLabel = "FILE", description = "Rules, in YAML.")
  private @Nullable Path file;

  @Override
  public Integer call() throws IOException {
    byte[] content = RulesFile.content(file);
    RulesTopic topic = RulesTopic.read(brokers.brokers());
    Rules rules = RulesFile.read(file.toString(), content, only ? List.of() : topic.rules());
    DefinitionChange change = backfill ? topic.backfill(rules.rules()) : topic.put(rules.rules());
    RulesChange.write(
        only ? change.and(topic.deleteOthers(rules)) : change, dryRun, spec.commandLine().getOut());
    rules.problems().forEach(spec.commandLine().getErr()::println);
    return rules.problems().isEmpty() ? 0 : 1;
  }
}
