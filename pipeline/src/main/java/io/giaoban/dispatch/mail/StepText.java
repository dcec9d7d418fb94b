package io.giaoban.dispatch.mail;

import io.giaoban.dispatch.Notice.Step;
import io.giaoban.dispatch.ToldDays;
import io.giaoban.dispatch.words.PlaceNames;
import io.giaoban.dispatch.words.Words;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.StatedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a message in one language.
 *
 * @param language its code
 * @param state what the message says, in a word
 * @param headline without the state
 * @param because why it is told; null: it does not say
 * @param facts in the order of their importance
 * @param advice what to do; null: none is given
 */
record StepText(
    String language,
    String state,
    String headline,
    @Nullable String because,
    List<Fact> facts,
    @Nullable String advice) {
  /** Something that is known, and what it is called. */
  record Fact(String name, String value) {}

  static StepText of(Step step, Words words, PlaceNames names, ToldDays told) {
    Alert message = step.message();
    return new StepText(
        words.language(),
        words.state(message),
        words.headline(message),
        words.reason(message).orElse(null),
        new Facts(step, words, names, told).list(),
        words.pick(message.getAdvice()).orElse(null));
  }

  /** State and headline in a line. */
  String title() {
    return state + ": " + headline;
  }

  private record Facts(Step step, Words words, PlaceNames names, ToldDays told) {
    List<Fact> list() {
      Alert message = step.message();
      List<Fact> facts = new ArrayList<>();
      add(facts, "severity", severity(message.getSeverity()));
      Double value = message.getValue();
      facts.add(
          new Fact(
              words.say("fact.figure", words.day(message.getDay())),
              value == null ? words.say("fact.unknown") : words.number(value)));
      add(
          facts,
          message.getState() == AlertState.CANCELLED ? "peakTold" : "peak",
          words.say(
              "fact.onDay", words.number(message.getPeak()), words.day(message.getPeakDay())));
      add(facts, "days", days(message));
      reported(message).ifPresent(reported -> add(facts, "reported", reported));
      add(
          facts,
          "standing",
          words.say(message.getProvisional() ? "fact.provisional" : "fact.final"));
      if (!message.getReferences().isEmpty()) {
        add(facts, "replaces", replaced(message));
      }
      if (!step.joined().isEmpty()) {
        String numbers =
            step.joined().stream().map(String::valueOf).collect(Collectors.joining(", "));
        add(facts, "joined", words.say("fact.joinedMessages", numbers));
      }
      add(facts, "known", words.minute(message.getKnownAt(), names.zoneOf(message)));
      add(facts, "rule", message.getRule());
      return facts;
    }

    private void add(List<Fact> facts, String name, String value) {
      facts.add(new Fact(words.say("fact." + name), value));
    }

    private String severity(String severity) {
      return words.ifKnown("severity." + severity.toLowerCase(Locale.ROOT)).orElse(severity);
    }

    private String days(Alert message) {
      String first = words.day(message.getFirstDay());
      return message.getFirstDay().equals(message.getLastDay())
          ? first
          : words.say("fact.fromTo", first, words.day(message.getLastDay()));
    }

    /** How many reported by the message; the day as it is told now may know more. */
    private Optional<String> reported(Alert message) {
      Double share = message.getCompleteness();
      if (share == null || message.getUnit() != null) {
        return Optional.empty();
      }
      Optional<CityDay> day =
          told.city(message.getCity(), message.getDay(), message.getDay()).stream().findFirst();
      if (day.isEmpty()) {
        return Optional.of(words.say("fact.share", words.percent(share)));
      }
      if (day.get().getStatedBy() == StatedBy.CITY
          && day.get().getVersion() == message.getVersion()) {
        return Optional.of(words.say("fact.byCity"));
      }
      int expected = day.get().getUnitsExpected();
      long reported = Math.round(share * expected);
      return Optional.of(
          words.say("fact.units", String.valueOf(reported), String.valueOf(expected)));
    }

    private String replaced(Alert message) {
      return message.getReferences().stream()
          .map(reference -> replaced(message, reference))
          .collect(Collectors.joining("; "));
    }

    private String replaced(Alert message, String reference) {
      int hash = reference.lastIndexOf('#');
      String id = hash < 0 ? reference : reference.substring(0, hash);
      String number = reference.substring(hash + 1);
      return id.equals(message.getId())
          ? words.say("fact.ownMessage", number)
          : words.say("fact.otherMessage", id, number);
    }
  }
}
