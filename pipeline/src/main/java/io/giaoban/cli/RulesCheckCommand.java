package io.giaoban.cli;

import io.giaoban.alert.Rules;
import io.giaoban.alert.RulesFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a rules file. */
@Command(
    name = "check",
    description = "Check a rules file and sum up the good ones; ends with 1 if one is wrong.",
    mixinStandardHelpOptions = true)
final class RulesCheckCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Rules, in YAML.")
  private @Nullable Path file;

  @Override
  public Integer call() throws IOException {
    Rules rules = RulesFile.read(file);
    PrintWriter out = spec.commandLine().getOut();
    RulesTable.checked(rules.compiled()).forEach(out::println);
    out.flush();
    rules.problems().forEach(spec.commandLine().getErr()::println);
    return rules.problems().isEmpty() ? 0 : 1;
  }
}
