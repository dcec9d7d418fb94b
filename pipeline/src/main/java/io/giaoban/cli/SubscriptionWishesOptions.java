package io.giaoban.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;

/** Options that say what a subscriber asks for; whether it holds, the gateway tells. */
final class SubscriptionWishesOptions {
  @Option(
      names = "--name",
      paramLabel = "TEXT",
      required = true,
      showDefaultValue = Help.Visibility.NEVER,
      description = "Who it is, for people.")
  private String name = "";

  @Option(
      names = "--contact",
      paramLabel = "ADDRESS",
      description = "An e-mail address that hears of it when the channel cannot be told.")
  private @Nullable String contact;

  @ArgGroup(multiplicity = "1")
  private Way way = new Way();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Of a webhook's body: json, cloudevents or cap.")
  private @Nullable String format;

  @Option(
      names = "--diacritics",
      description = "Keep the letters of Vietnamese in text messages, which leaves 70 of them.")
  private boolean diacritics;

  @Option(names = "--city", paramLabel = "CODE", split = ",", description = "Of these cities.")
  private List<String> cities = List.of();

  @Option(names = "--unit", paramLabel = "CODE", split = ",", description = "Of these units.")
  private List<String> units = List.of();

  @Option(names = "--rule", paramLabel = "ID", split = ",", description = "Of these rules.")
  private List<String> rules = List.of();

  @Option(names = "--severity", paramLabel = "WORD", split = ",", description = "Of these.")
  private List<String> severities = List.of();

  @Option(
      names = "--state",
      paramLabel = "WORD",
      split = ",",
      description = "With these states: raised, updated, resolved, cancelled.")
  private List<String> states = List.of();

  @Option(
      names = "--language",
      paramLabel = "vi|en",
      split = ",",
      description = "Of texts for people, the first first.")
  private List<String> languages = List.of();

  @Option(
      names = "--digest-at",
      paramLabel = "HH:MM",
      split = ",",
      description = "Together at these times of the day (default: each at once).")
  private List<String> digestAt = List.of();

  @Option(names = "--zone", paramLabel = "ZONE", description = "The time zone of --digest-at.")
  private @Nullable String zone;

  @Option(
      names = "--catch-up",
      paramLabel = "all|latest",
      description = "What is told after a time in which it could not be.")
  private @Nullable String catchUp;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      description = "Alerts known then or later, such as 2022-01-02T18:00 (default: from now on).")
  private @Nullable Instant from;

  /** By which way it is told. */
  static final class Way {
    @Option(names = "--webhook", paramLabel = "URL", description = "By signed HTTP requests.")
    private @Nullable URI webhook;

    @Option(names = "--mail", paramLabel = "ADDRESS", description = "By e-mail.")
    private @Nullable String mail;

    @Option(names = "--sms", paramLabel = "NUMBER", description = "By text messages.")
    private @Nullable String sms;
  }

  /** The body of {@code POST /v1/subscriptions}. */
  ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", name);
    putText(body, "contact", contact);
    channel(body.putObject("channel"));
    ObjectNode filter = body.putObject("filter");
    putAll(filter, "cities", cities);
    putAll(filter, "units", units);
    putAll(filter, "rules", rules);
    putAll(filter, "severities", severities);
    putAll(filter, "states", states);
    putAll(body, "languages", languages);
    if (!digestAt.isEmpty() || zone != null) {
      ObjectNode digest = body.putObject("digest");
      putAll(digest, "at", digestAt);
      putText(digest, "zone", zone);
    }
    putText(body, "catchUp", catchUp);
    putText(body, "from", from == null ? null : from.toString());
    return body;
  }

  private void channel(ObjectNode channel) {
    if (way.webhook != null) {
      channel.put("type", "webhook").put("url", way.webhook.toString());
    } else if (way.mail != null) {
      channel.put("type", "mail").put("to", way.mail);
    } else {
      channel.put("type", "sms").put("to", way.sms);
    }
    putText(channel, "format", format);
    if (diacritics) {
      channel.put("diacritics", true);
    }
  }

  private static void putText(ObjectNode object, String field, @Nullable String text) {
    if (text != null) {
      object.put(field, text);
    }
  }

  private static void putAll(ObjectNode object, String field, List<String> texts) {
    if (!texts.isEmpty()) {
      texts.forEach(object.putArray(field)::add);
    }
  }
}
