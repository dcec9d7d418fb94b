package io.giaoban.cli.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What file and environment say, the environment before the file. Immutable. */
public final class Configuration {
  private final Map<String, Given> given;
  private final List<Problem> problems;

  private Configuration(Map<String, Given> given, List<Problem> problems) {
    this.given = Collections.unmodifiableMap(given);
    this.problems = List.copyOf(problems);
  }

  /**
   * Reads what there is; what is wrong is among the problems.
   *
   * @param file empty: the one that the environment names, if any
   */
  public static Configuration read(
      Settings settings, Optional<Path> file, Map<String, String> environment) {
    Reading fromFile = new Reading(settings);
    file.or(() -> named(environment)).ifPresent(path -> ConfigFile.read(path, fromFile));
    Reading fromEnvironment = new Reading(settings);
    Environment.read(environment, fromEnvironment);
    Map<String, Given> given = new TreeMap<>(fromFile.given());
    given.putAll(fromEnvironment.given());
    List<Problem> problems = new ArrayList<>(fromFile.problems());
    problems.addAll(fromEnvironment.problems());
    return new Configuration(given, problems);
  }

  private static Optional<Path> named(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(OwnVariable.CONFIG.variable()))
        .filter(name -> !name.isEmpty())
        .map(Path::of);
  }

  /** What a setting was given. */
  public Optional<Given> find(Setting setting) {
    return Optional.ofNullable(given.get(setting.name()));
  }

  /** All that is wrong, a line each, in the order of the file, then of the variables' names. */
  public List<String> problems() {
    return problems.stream().map(Problem::text).toList();
  }

  /** The same without what does not concern a command. */
  List<String> problemsOf(String command) {
    return problems.stream()
        .filter(problem -> problem.concerns(command))
        .map(Problem::text)
        .toList();
  }

  /** All that was given and holds, by name. */
  public Stream<Given> given() {
    return given.values().stream();
  }
}
