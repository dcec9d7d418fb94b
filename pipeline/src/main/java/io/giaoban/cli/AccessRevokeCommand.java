package io.giaoban.cli;

import io.giaoban.access.AccessControl;
import io.giaoban.access.Account;
import io.giaoban.access.ScramUsers;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shuts a user out. */
@Command(
    name = "revoke",
    description = {
      "Take all that a user may do at the brokers, and have them forget its password.",
      "What it still has open can do nothing from then on. Its file must go, too: `access apply` lets it in again."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class AccessRevokeCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  @Parameters(
      paramLabel = "USER",
      description = "One that `access plan` lists, such as giaoban-feed-NAME.")
  private String user = "";

  @Override
  public Integer call() {
    Account account =
        Account.ofUser(user)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "user: \"%s\" (expected: one that `access plan` lists, or giaoban-feed-NAME or giaoban-reader-NAME)"
                            .formatted(user)));
    PrintWriter out = spec.commandLine().getOut();
    try (Admin admin = Admin.create(brokers.brokers().client())) {
      int rights = new AccessControl(admin).removeAll(account);
      boolean known = new ScramUsers(admin).remove(account);
      out.printf(
          "%s: %d rights taken, its password %s%n",
          account.user(), rights, known ? "forgotten" : "was not known");
      out.printf(
          "remove %s.properties, too: the next `access apply` that names the user lets it in again, with the password there%n",
          account.user());
    }
    out.flush();
    return 0;
  }
}
