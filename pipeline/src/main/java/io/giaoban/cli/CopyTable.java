package io.giaoban.cli;

import io.giaoban.backup.Manifest;
import java.io.PrintWriter;
import java.util.Locale;

/** What a backup has, for people. */
final class CopyTable {
  private CopyTable() {}

  static void print(Manifest manifest, PrintWriter out) {
    manifest
        .topics()
        .forEach(
            topic ->
                out.printf(
                    Locale.ROOT,
                    "%-30s %3d partitions %,12d records%s%n",
                    topic.name(),
                    topic.partitions().size(),
                    topic.records(),
                    topic.kept() == Manifest.Kept.NOT ? " (not kept)" : ""));
    out.printf("%-30s %3d%n", "schemas", manifest.schemas().size());
    out.flush();
  }
}
