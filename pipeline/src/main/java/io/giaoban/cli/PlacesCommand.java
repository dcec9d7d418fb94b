package io.giaoban.cli;

import io.giaoban.node.DefinitionChange;
import io.giaoban.node.PlacesTopic;
import io.giaoban.place.City;
import io.giaoban.place.Places;
import io.giaoban.place.PlacesFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks places, tells those of a running system, and changes them. */
@Command(
    name = "places",
    description = "Check a places file, or tell and change the places of a running system.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {PlacesCommand.Check.class, PlacesCommand.Show.class, PlacesCommand.Put.class})
final class PlacesCommand {
  private PlacesCommand() {}

  /** Checks a file. */
  @Command(
      name = "check",
      description = "Check a places file and sum it up; ends with 1 and the line if it is wrong.",
      mixinStandardHelpOptions = true)
  static final class Check implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Cities and their units, in YAML.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
      print(spec, PlacesTable.lines(PlacesFile.read(file), Instant.now()));
      return 0;
    }
  }

  /** Tells what a system has. */
  @Command(
      name = "show",
      description = "Tell the places of a running system, as a file that check and put take.",
      mixinStandardHelpOptions = true,
      showDefaultValues = true)
  static final class Show implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Mixin private BrokerOptions brokers = new BrokerOptions();

    @Option(names = "--city", paramLabel = "CODE", description = "This city only (default: all).")
    private @Nullable String city;

    @Override
    public Integer call() {
      Places places = PlacesTopic.read(brokers.brokers()).places();
      print(spec, List.of(PlacesFile.toYaml(city == null ? places : only(city, places)).strip()));
      return 0;
    }

    private static Places only(String code, Places places) {
      City city = places.city(code);
      if (city == null) {
        throw new IllegalArgumentException(
            "--city: \"%s\" (expected: one of %s)"
                .formatted(code, places.cities().stream().map(City::code).toList()));
      }
      return Places.of(List.of(city));
    }
  }

  /** Changes what a system has. */
  @Command(
      name = "put",
      description = {
        "Bring the places of a running system to a file, and tell what changes.",
        "Cities that the file does not have stay. A unit that is no more must be closed by until:"
            + " and its last day; a file that leaves it out is refused."
      },
      mixinStandardHelpOptions = true,
      showDefaultValues = true)
  static final class Put implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Mixin private BrokerOptions brokers = new BrokerOptions();

    @Option(names = "--dry-run", description = "Tell what would change, and change nothing.")
    private boolean dryRun;

    @Parameters(paramLabel = "FILE", description = "Cities and their units, in YAML.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
      Places wanted = PlacesFile.read(file);
      PlacesTopic topic = PlacesTopic.read(brokers.brokers());
      DefinitionChange change = topic.change(wanted);
      print(spec, PlacesDifference.lines(topic.places(), wanted));
      if (change.partitions() == 0) {
        print(spec, List.of("nothing changes"));
      } else if (dryRun) {
        print(spec, List.of("dry run: nothing is written"));
      } else {
        change.write();
        print(spec, List.of("written to %d partitions".formatted(change.partitions())));
      }
      return 0;
    }
  }

  private static void print(CommandSpec spec, List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    lines.forEach(out::println);
    out.flush();
  }
}
