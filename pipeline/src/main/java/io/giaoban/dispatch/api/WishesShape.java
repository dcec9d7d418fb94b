package io.giaoban.dispatch.api;

import io.giaoban.alert.Severity;
import io.giaoban.api.ObjectShape;
import io.giaoban.api.Shape;
import io.giaoban.schema.AlertState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What subscribers ask for, as the description of the interface has it. */
final class WishesShape {
  private static final String NAME = "Who it is, for people, 1 to 100 characters.";
  private static final String CONTACT =
      "An e-mail address that hears of it when the channel cannot be told, at most once a day."
          + " Missing: nobody does.";
  private static final String LANGUAGES = "Of texts for people, the first first: `vi`, `en`.";
  private static final String FILTER = "Which alerts; all conditions must hold, none: all alerts.";
  private static final String DIGEST = "Together, and when. Missing: each at once.";
  private static final String CATCH_UP =
      "After a time in which it could not be reached: `all` messages, or the `latest` of each alert.";
  private static final Shape TEXTS = Shape.listOf(Shape.text());
  private static final Shape LANGUAGE = Shape.listOf(Shape.oneOf(List.of("vi", "en")));
  private static final Shape CATCHING_UP = Shape.oneOf(List.of("all", "latest"));

  private static final Shape CHANNEL =
      Shape.anyOf(
          channel("WebhookChannel", "A signed HTTP request (Standard Webhooks).", "webhook")
              .with("url", Shape.text("uri"), "http or https.")
              .withOptional(
                  "format", Shape.oneOf(List.of("json", "cloudevents", "cap")), "Of its body."),
          channel("MailChannel", "An e-mail.", "mail")
              .with("to", Shape.text("email"), "One address."),
          channel("SmsChannel", "A text message by the operator's SMS gateway.", "sms")
              .with("to", Shape.text(), "A telephone number by E.164, such as +84901234567.")
              .withOptional(
                  "diacritics",
                  Shape.bool(),
                  "Whether Vietnamese keeps its letters: 70 characters."));

  private static final ObjectShape ALERTS =
      ObjectShape.named("AlertFilter", "Which alerts; what is missing asks nothing.")
          .withOptional("cities", TEXTS, "Codes of cities.")
          .withOptional("units", TEXTS, "Codes of units of these cities: their own alerts only.")
          .withOptional("rules", TEXTS, "Ids of rules.")
          .withOptional("severities", words(Severity.values()), "Of rules.")
          .withOptional("states", words(AlertState.values()), "What messages say.");

  private static final ObjectShape TIMES =
      ObjectShape.named("Digest", "Messages told together, at these times of the day.")
          .with("at", TEXTS, "1 to 24 times of the day, such as `18:30`.")
          .withOptional("zone", Shape.text(), "Of these times; `Asia/Ho_Chi_Minh` if missing.");

  /** What is asked for, told again. */
  static final ObjectShape TOLD =
      ObjectShape.named("Subscription", "Who is told of which alerts, and how that fares.")
          .with("name", Shape.text(), NAME)
          .withOptional("contact", Shape.text("email"), CONTACT)
          .with("channel", CHANNEL, "By which way.")
          .with("filter", ALERTS, FILTER)
          .with("languages", LANGUAGE, LANGUAGES)
          .withOptional("digest", TIMES, DIGEST)
          .with("catchUp", CATCHING_UP, CATCH_UP);

  /** What is asked for at first. */
  static final Shape NEW =
      ObjectShape.named("NewSubscription", "What a subscriber asks for.")
          .with("name", Shape.text(), NAME)
          .withOptional("contact", Shape.text("email"), CONTACT)
          .with("channel", CHANNEL, "By which way.")
          .withOptional("filter", ALERTS, FILTER)
          .withOptional("languages", LANGUAGE, LANGUAGES)
          .withOptional("digest", TIMES, DIGEST)
          .withOptional("catchUp", CATCHING_UP, CATCH_UP)
          .withOptional(
              "from",
              Shape.text("date-time"),
              "Alerts known then or later are told. Missing: those from now on.");

  /** What is changed. */
  static final Shape CHANGED =
      ObjectShape.named("SubscriptionChange", "RFC 7396: what is null is taken away.")
          .withOptional("name", Shape.text(), NAME)
          .withOptional("contact", Shape.orNull(Shape.text("email")), CONTACT)
          .withOptional(
              "channel",
              CHANNEL,
              "By which way; with a `type` it is a whole one. Another address has to be verified.")
          .withOptional("filter", Shape.orNull(ALERTS), FILTER)
          .withOptional("languages", Shape.orNull(LANGUAGE), LANGUAGES)
          .withOptional("digest", Shape.orNull(TIMES), DIGEST)
          .withOptional("catchUp", Shape.orNull(CATCHING_UP), CATCH_UP)
          .withOptional(
              "paused",
              Shape.bool(),
              "true: nothing is told for now, and waits; false: telling goes on, whoever stopped it.");

  private WishesShape() {}

  private static ObjectShape channel(String name, String description, String type) {
    return ObjectShape.named(name, description)
        .with("type", Shape.oneOf(List.of(type)), "Which way it is.");
  }

  private static Shape words(Enum<?>[] words) {
    Shape word =
        Shape.oneOf(
            Arrays.stream(words).map(value -> value.name().toLowerCase(Locale.ROOT)).toList());
    return Shape.listOf(word);
  }
}
