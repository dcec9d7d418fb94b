package io.giaoban.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.giaoban.cli.config.Configuration;
import io.giaoban.cli.config.ShownSetting;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists all settings with what they are and where that was said. */
@Command(
    name = "show",
    description = "List every setting with its value and where that was said; secrets as ***.",
    exitCodeListHeading = "Ends with%n",
    exitCodeList = {"0:nothing is wrong", "1:something is, and was left out"},
    mixinStandardHelpOptions = true)
final class ConfigShowCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @ParentCommand private @Nullable ConfigCommand config;

  @Option(names = "--json", description = "Print JSON lines.")
  private boolean json;

  @Override
  public Integer call() {
    Configuration configuration = config.configuration(Optional.empty());
    List<ShownSetting> all =
        config.settings().all().stream()
            .map(setting -> ShownSetting.of(setting, configuration))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    (json ? all.stream().map(ConfigShowCommand::json).toList() : table(all)).forEach(out::println);
    out.flush();
    configuration.problems().forEach(spec.commandLine().getErr()::println);
    spec.commandLine().getErr().flush();
    return configuration.problems().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static List<String> table(List<ShownSetting> all) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("setting", "value", "said by"));
    all.forEach(one -> rows.add(List.of(one.name(), one.value(), one.origin())));
    return Cells.table(rows);
  }

  private static String json(ShownSetting one) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", one.name())
        .put("value", one.value())
        .put("origin", one.origin())
        .toString();
  }
}
