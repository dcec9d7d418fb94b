package io.giaoban.cli.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All that can be set, as the commands' own options tell it. Immutable. */
public final class Settings {
  /** What says how the system runs: all options of these are settings … */
  static final List<String> RUNNING = List.of("standalone", "serve", "demo");

  /** … but for those that ask for something once. */
  private static final Set<String> ACTS = Set.of("config", "exit", "json");

  /** What options are of that stand before any command. */
  static final String ALL = "all";

  /** Of the other commands: where the system is, who asks, and what it is set up with. */
  private static final Set<String> SHARED =
      Set.of(
          "bootstrap-servers",
          "registry",
          "client-config",
          "url",
          "feed-key",
          "clock",
          "partitions",
          "replication",
          "places",
          "rules");

  private final SortedMap<String, Setting> byName;
  private final SortedSet<String> otherOptions;

  private Settings(SortedMap<String, Setting> byName, SortedSet<String> otherOptions) {
    this.byName = byName;
    this.otherOptions = otherOptions;
  }

  /** The settings of a program. */
  public static Settings of(CommandSpec root) {
    SortedMap<String, List<OptionSpec>> found = new TreeMap<>();
    SortedSet<String> others = new TreeSet<>();
    commands(root)
        .flatMap(command -> command.options().stream())
        .forEach(
            option -> {
              if (isSetting(option)) {
                found.computeIfAbsent(name(option), name -> new ArrayList<>()).add(option);
              } else {
                others.add(name(option));
              }
            });
    SortedMap<String, Setting> byName = new TreeMap<>();
    found.forEach((name, options) -> byName.put(name, setting(name, options)));
    others.removeAll(byName.keySet());
    return new Settings(byName, others);
  }

  /** By name. */
  public Collection<Setting> all() {
    return Collections.unmodifiableCollection(byName.values());
  }

  Optional<Setting> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The secret whose file it is that is called so. */
  Optional<Setting> findByFile(String name) {
    return name.endsWith(Setting.IN_FILE) && !byName.containsKey(name)
        ? find(name.substring(0, name.length() - Setting.IN_FILE.length())).filter(Setting::secret)
        : Optional.empty();
  }

  /** The setting that an option of a command is; empty: it is none there. */
  Optional<Setting> of(OptionSpec option) {
    return isSetting(option) ? find(name(option)) : Optional.empty();
  }

  /** Whether some command has such an option, which is no setting. */
  boolean isOtherOption(String name) {
    return otherOptions.contains(name);
  }

  /** What may have been meant. */
  Optional<String> nearest(String name) {
    return NearestName.of(name.toLowerCase(Locale.ROOT).replace('_', '-'), byName.keySet());
  }

  private static Setting setting(String name, List<OptionSpec> options) {
    Map<String, OptionSpec> byCommand = new TreeMap<>();
    options.forEach(option -> byCommand.putIfAbsent(topCommand(option.command()), option));
    Map<String, OptionSpec> runningFirst = new LinkedHashMap<>();
    RUNNING.forEach(
        command ->
            Optional.ofNullable(byCommand.remove(command))
                .ifPresent(option -> runningFirst.put(command, option)));
    runningFirst.putAll(byCommand);
    return new Setting(name, runningFirst);
  }

  private static boolean isSetting(OptionSpec option) {
    // An inherited one is the program's own, which gives it to all.
    if (option.usageHelp() || option.versionHelp() || option.inherited()) {
      return false;
    }
    String command = topCommand(option.command());
    return (command.equals(ALL) || RUNNING.contains(command))
        ? !ACTS.contains(name(option))
        : SHARED.contains(name(option));
  }

  /** The longest, where it has several: --key, --feed-key. */
  private static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  /** The first word behind the program's name; for the program itself: all. */
  static String topCommand(CommandSpec command) {
    if (command.parent() == null) {
      return ALL;
    }
    CommandSpec top = command;
    while (top.parent().parent() != null) {
      top = top.parent();
    }
    return top.name();
  }

  private static Stream<CommandSpec> commands(CommandSpec command) {
    return Stream.concat(
        Stream.of(command),
        command.subcommands().values().stream()
            .map(CommandLine::getCommandSpec)
            .flatMap(Settings::commands));
  }
}
