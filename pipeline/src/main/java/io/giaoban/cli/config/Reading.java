package io.giaoban.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one source says of the settings, and what is wrong with it. Not for several threads. */
final class Reading {
  private final Settings settings;
  private final Map<String, Given> given = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();

  Reading(Settings settings) {
    this.settings = settings;
  }

  /** By the setting's name. */
  Map<String, Given> given() {
    return given;
  }

  List<Problem> problems() {
    return problems;
  }

  void problem(WrongEntryException wrong) {
    problems.add(wrong.problem());
  }

  void take(Entry entry) {
    if (OwnVariable.is(entry) && settings.find(entry.key()).isEmpty()) {
      return;
    }
    try {
      Given one = settings.findByFile(entry.key()).isPresent() ? fromFile(entry) : plain(entry);
      ValueCheck.check(one, entry);
      Given other = given.putIfAbsent(one.setting().name(), one);
      if (other != null) {
        throw new WrongEntryException(
            "%s: beside %s (expected: one of them)".formatted(entry.label(), other.origin()));
      }
    } catch (WrongEntryException e) {
      problem(e);
    }
  }

  private Given plain(Entry entry) throws WrongEntryException {
    Setting setting =
        settings
            .find(entry.key())
            .orElseThrow(() -> new WrongEntryException(entry.label() + ": " + unknown(entry)));
    if (entry.list() && !setting.takesMany()) {
      throw new WrongEntryException(entry.label() + ": a list (expected: one value)");
    }
    return new Given(setting, String.join(",", entry.values()), entry.origin());
  }

  private String unknown(Entry entry) {
    if (settings.isOtherOption(entry.key())) {
      return "no setting (expected: --%s on the command line)".formatted(entry.key());
    }
    Optional<String> meant =
        settings
            .nearest(entry.key())
            .map(name -> entry.origin() instanceof Origin.Line ? name : Setting.variable(name));
    return meant
        .map("no such setting (did you mean %s?)"::formatted)
        .orElse("no such setting (expected: one of those that \"config show\" lists)");
  }

  /** A secret that is in a file, as Docker's are; it need only be where a command takes it. */
  private Given fromFile(Entry entry) throws WrongEntryException {
    Setting setting = settings.findByFile(entry.key()).orElseThrow();
    String file = entry.values().get(0);
    try {
      String secret = Files.readString(Path.of(file)).stripTrailing();
      if (secret.isEmpty()) {
        throw new WrongEntryException(
            "%s: \"%s\" is empty (expected: the secret)".formatted(entry.label(), file),
            setting.commands());
      }
      return new Given(setting, secret, entry.origin());
    } catch (IOException | InvalidPathException e) {
      throw new WrongEntryException(
          "%s: \"%s\" (expected: a file that can be read)".formatted(entry.label(), file),
          setting.commands());
    }
  }
}
