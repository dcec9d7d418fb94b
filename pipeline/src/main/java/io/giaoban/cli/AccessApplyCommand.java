package io.giaoban.cli;

import io.giaoban.access.AccessControl;
import io.giaoban.access.AccessPlan;
import io.giaoban.access.Account;
import io.giaoban.access.ClientFiles;
import io.giaoban.access.ScramUsers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings brokers to who may do what. */
@Command(
    name = "apply",
    description = {
      "Give each role, feed and reader what it may do at the brokers, as `access plan` lists it.",
      "--client-config is that of a super user of the brokers. To repeat it is harmless."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class AccessApplyCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  @Mixin private AccountOptions accounts = new AccountOptions();

  @Option(
      names = "--prune",
      description = "Take what giaoban's users may do and the plan does not list.")
  private boolean prune;

  @Option(
      names = "--users",
      paramLabel = "DIR",
      description =
          "Have the brokers know the users by SASL/SCRAM with the passwords in this directory's USER.properties, to be used as --client-config; files are made of users that the brokers do not know yet.")
  private @Nullable Path users;

  @Option(
      names = "--renew",
      paramLabel = "USER",
      description =
          "Make a new password for this user, and its file in --users anew; once for each user.")
  private Set<String> renewed = Set.of();

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description =
          "Files that --users makes trust the certificates in this file, in PEM (default: those that Java trusts).")
  private @Nullable Path trust;

  @Override
  public Integer call() throws IOException {
    AccessPlan plan = accounts.plan();
    PrintWriter out = spec.commandLine().getOut();
    try (Admin admin = Admin.create(brokers.brokers().client())) {
      applyUsers(plan, new ScramUsers(admin), out);
      applyRights(plan, new AccessControl(admin), out);
    }
    out.flush();
    return 0;
  }

  private void applyUsers(AccessPlan plan, ScramUsers known, PrintWriter out) throws IOException {
    if (users == null) {
      if (!renewed.isEmpty()) {
        throw new ParameterException(
            spec.commandLine(), "--renew: %s (expected: with --users)".formatted(renewed));
      }
      return;
    }
    ClientFiles files = new ClientFiles(users, trustLine());
    List<Account> made = files.toMake(plan.accounts(), known.known(), renewed);
    for (Account account : made) {
      files.make(account);
    }
    Map<String, String> passwords = new LinkedHashMap<>();
    for (Account account : plan.accounts()) {
      passwords.put(account.user(), files.password(account));
    }
    known.put(passwords);
    made.forEach(account -> out.printf("made %s%n", files.of(account)));
    out.printf("%d users known by their passwords in %s%n", passwords.size(), users);
  }

  private void applyRights(AccessPlan plan, AccessControl control, PrintWriter out) {
    AccessControl.Difference difference = control.compare(plan);
    control.add(difference.missing());
    out.printf("%d rights given%n", difference.missing().size());
    if (prune) {
      control.remove(difference.superfluous());
      out.printf("%d rights taken%n", difference.superfluous().size());
    } else if (!difference.superfluous().isEmpty()) {
      out.printf(
          "%d rights that no plan lists are left (--prune takes them):%n",
          difference.superfluous().size());
      difference.superfluous().forEach(entry -> out.printf("  %s%n", entry));
    }
  }

  private String trustLine() {
    return trust == null
        ? ""
        : "ssl.truststore.type=PEM%nssl.truststore.location=%s"
            .formatted(trust.toAbsolutePath().toString().replace("\\", "\\\\"));
  }
}
