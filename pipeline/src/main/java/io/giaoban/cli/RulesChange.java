package io.giaoban.cli;

import io.giaoban.node.DefinitionChange;
import java.io.PrintWriter;

/** Makes a change of rules, and tells it. */
final class RulesChange {
  private RulesChange() {}

  /**
   * Makes it.
   *
   * @param dryRun whether it is only told
   */
  static void write(DefinitionChange change, boolean dryRun, PrintWriter out) {
    change.lines().forEach(out::println);
    if (change.partitions() == 0) {
      out.println("nothing changes");
    } else if (dryRun) {
      out.println("dry run: nothing is written");
    } else {
      change.write();
      out.printf("written to %d partitions%n", change.partitions());
    }
    out.flush();
  }
}
