package io.giaoban.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.giaoban.access.AccessPlan;
import io.giaoban.access.AccessText;
import io.giaoban.access.Account;
import io.giaoban.access.Right;
import io.giaoban.access.Rights;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists who may do what; nobody is asked for it. */
@Command(
    name = "plan",
    description =
        "List what each role, feed and reader may do at the brokers: nothing else is needed.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class AccessPlanCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private AccountOptions accounts = new AccountOptions();

  @ArgGroup private Form form = new Form();

  /** One of them. */
  static final class Form {
    @Option(names = "--json", description = "Print JSON lines.")
    private boolean json;

    @Option(names = "--markdown", description = "Print a table in Markdown.")
    private boolean markdown;

    @Option(
        names = "--commands",
        paramLabel = "HOST:PORT",
        description = "Print commands of Kafka's own kafka-acls.sh, for these brokers.")
    private @Nullable String commands;
  }

  @Override
  public Integer call() {
    AccessPlan plan = accounts.plan();
    PrintWriter out = spec.commandLine().getOut();
    if (form.json) {
      plan.accounts().forEach(account -> printJson(account, out));
    } else if (form.markdown) {
      out.print(AccessText.markdown(plan));
    } else if (form.commands != null) {
      AccessText.commands(plan, form.commands).forEach(out::println);
    } else {
      plan.accounts().forEach(account -> print(account, out));
    }
    out.flush();
    return 0;
  }

  private static void print(Account account, PrintWriter out) {
    out.printf("%s: %s%n", account.user(), account.party().deed());
    AccessText.lines(account).forEach(line -> out.printf("  %s%n", line));
  }

  private static void printJson(Account account, PrintWriter out) {
    for (Right right : Rights.of(account)) {
      out.println(
          JsonNodeFactory.instance
              .objectNode()
              .put("user", account.user())
              .put("operation", right.operation().name())
              .put("resource", right.type().name())
              .put("name", right.name())
              .put("pattern", right.pattern().name()));
    }
  }
}
