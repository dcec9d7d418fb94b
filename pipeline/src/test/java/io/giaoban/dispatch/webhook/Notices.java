package io.giaoban.dispatch.webhook;

import io.giaoban.dispatch.Access;
import io.giaoban.dispatch.Access.SecretVersion;
import io.giaoban.dispatch.Channel;
import io.giaoban.dispatch.Digest;
import io.giaoban.dispatch.Life;
import io.giaoban.dispatch.Notice;
import io.giaoban.dispatch.SubscriberSecrets;
import io.giaoban.dispatch.Subscription;
import io.giaoban.dispatch.ToldDays;
import io.giaoban.dispatch.Wishes;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import io.giaoban.schema.AvroTrust;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.DayState;
import io.giaoban.schema.UnitDay;
import io.giaoban.wire.Origin;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages for a subscription, and the days around them. */
final class Notices {
  static final Instant NOW = Instant.parse("2022-01-02T18:05:07.250Z");
  static final LocalDate DAY = LocalDate.of(2022, 1, 2);
  static final SubscriberSecrets SECRETS = new SubscriberSecrets(new byte[32]);
  static final String BASE = "https://giaoban.example.org";

  private static final Instant BEFORE = NOW.minusSeconds(60);

  static {
    AvroTrust.grant(); // builders read defaults through Avro
  }

  private Notices() {}

  static Subscription subscription(URI url, Channel.Webhook.Format format) {
    return subscription(new Channel.Webhook(url, format), null, List.of(secret(1)));
  }

  static Subscription subscription(
      Channel channel, @Nullable Digest digest, List<SecretVersion> secrets) {
    return new Subscription(
        "sub-1",
        new Wishes("Trung tâm", null, channel, null, List.of("vi"), digest, null),
        new Access("0".repeat(64), secrets),
        new Life(BEFORE, BEFORE, false, 0, 1, List.of(), null, null));
  }

  static SecretVersion secret(int number) {
    return new SecretVersion(number, BEFORE, SecretVersion.NEVER);
  }

  static String secretText(int number) {
    return SECRETS.webhookSecret("sub-1", number);
  }

  static Notice notice(Subscription subscription, Alert... messages) {
    return new Notice(
        "msg-1",
        subscription,
        List.of(messages).stream()
            .map(message -> new Notice.Step(message, List.of(2, 3), Origin.UNKNOWN))
            .toList());
  }

  static Alert message(int sequence, @Nullable String unit) {
    return Alert.newBuilder()
        .setId("VN-HN.cases-2000.2022-01-02")
        .setSequence(sequence)
        .setRule("cases-2000")
        .setSeverity("severe")
        .setCity("VN-HN")
        .setUnit(unit)
        .setState(AlertState.RAISED)
        .setFirstDay(DAY)
        .setLastDay(DAY)
        .setDay(DAY)
        .setValue(2_045.0)
        .setPeak(2_045)
        .setPeakDay(DAY)
        .setProvisional(false)
        .setVersion(sequence)
        .setKnownAt(Instant.parse("2022-01-02T11:00:00Z"))
        .setHeadline(Map.of("vi", "Hà Nội: 2.045 ca", "en", "Hanoi: 2,045 cases"))
        .setAdvice(Map.of("en", "Stay at home"))
        .build();
  }

  /** Knows the alert's day of city and unit, and no other. */
  static ToldDays days() {
    return new ToldDays() {
      @Override
      public Collection<CityDay> city(String city, LocalDate from, LocalDate to) {
        return from.equals(DAY) && to.equals(DAY) ? List.of(cityDay(city)) : List.of();
      }

      @Override
      public Collection<UnitDay> unit(String city, String unit, LocalDate from, LocalDate to) {
        return from.equals(DAY) && to.equals(DAY) ? List.of(unitDay(city, unit)) : List.of();
      }
    };
  }

  private static CityDay cityDay(String city) {
    return CityDay.newBuilder()
        .setCity(city)
        .setDay(DAY)
        .setState(DayState.FINAL)
        .setIssue(DAY)
        .setKnownAt(BEFORE)
        .setVersion(1)
        .setUnitsExpected(30)
        .setUnitsReported(30)
        .setNewCases(2_045)
        .build();
  }

  private static UnitDay unitDay(String city, String unit) {
    return UnitDay.newBuilder()
        .setCity(city)
        .setUnit(unit)
        .setDay(DAY)
        .setIssue(DAY)
        .setKnownAt(BEFORE)
        .setNewCases(232)
        .build();
  }
}
