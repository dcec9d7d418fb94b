package io.giaoban.dispatch.cap;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever names, texts, figures and times a message has, its document is valid. */
class AnyMessageTest {
  private static final String TIME =
      "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}";

  @Property(tries = 200)
  void shouldCarryAnyText(@ForAll("texts") String text) {
    Alert message =
        new Telling()
            .tell(
                AlertState.RAISED,
                alert -> {
                  alert.setHeadline(Map.of("vi", text, "en", text));
                  alert.setAdvice(Map.of("en", text));
                  alert.setReason(text);
                });
    CapReader document = document(message, Telling.CITY);
    assertThat(document.get("vi-VN", "headline")).isEqualTo(readable(text));
    assertThat(document.get("en-US", "instruction")).isEqualTo(readable(text));
  }

  @Property(tries = 200)
  void shouldNameAnyCode(
      @ForAll("codes") String code, @ForAll("codes") String unit, @ForAll("texts") String name) {
    City city = city(code, name.isBlank() ? code : name, ZoneId.of("UTC"));
    Alert message =
        new Telling()
            .tell(
                code + "." + unit + ".rule.2022-01-02",
                AlertState.RAISED,
                alert -> {
                  alert.setCity(code);
                  alert.setUnit(unit);
                });
    CapReader document = document(message, city);
    assertThat(document.get("identifier")).matches("[!-~&&[^,<&]]+:1");
    assertThat(document.reference().split(",", -1)).hasSize(3);
    assertThat(document.values("vi-VN", "geocode"))
        .containsEntry("ISO3166-2", readable(code))
        .containsEntry("giaoban:unit", readable(unit));
  }

  @Property(tries = 200)
  void shouldTellAnyTimeByTheCitysClocks(
      @ForAll("zones") ZoneId zone,
      @ForAll("moments") Instant knownAt,
      @ForAll("days") LocalDate day) {
    Alert message =
        new Telling()
            .tell(
                AlertState.RAISED,
                alert -> {
                  alert.setKnownAt(knownAt);
                  alert.setFirstDay(day);
                });
    CapReader document = document(message, city("XX-AA", "X", zone));
    assertThat(document.get("sent")).matches(TIME);
    assertThat(OffsetDateTime.parse(document.get("sent")).toInstant())
        .isEqualTo(knownAt.truncatedTo(ChronoUnit.SECONDS));
    assertThat(document.get("vi-VN", "onset")).matches(TIME);
  }

  @Property(tries = 200)
  void shouldCarryAnyFigure(@ForAll("figures") Double figure) {
    Alert message =
        new Telling()
            .tell(
                AlertState.RAISED,
                alert -> {
                  alert.setValue(figure);
                  alert.setPeak(figure);
                });
    Map<String, String> said = document(message, Telling.CITY).values("en-US", "parameter");
    if (Double.isFinite(figure)) {
      assertThat(Double.parseDouble(said.get("value"))).isEqualTo(figure + 0.0);
    } else {
      assertThat(said).doesNotContainKeys("value", "peak");
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(30),
        Arbitraries.strings()
            .withChars("<>&\"'\0\u001b\uFFFF\uD83D\uDE00 {}\r\n\t]]>")
            .ofMaxLength(12));
  }

  @Provide
  Arbitrary<String> codes() {
    return Arbitraries.oneOf(
            Arbitraries.chars().all(), Arbitraries.of(List.of(',', '<', '&', '#', '%', '+', 'Đ')))
        .filter(character -> String.valueOf(character).matches("[^\\p{Cntrl}\\s|/]"))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(characters -> characters.stream().map(String::valueOf).reduce("", String::concat));
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(new TreeSet<>(ZoneId.getAvailableZoneIds())).map(ZoneId::of);
  }

  @Provide
  Arbitrary<Instant> moments() {
    return Arbitraries.longs()
        .between(
            Instant.parse("1900-01-01T00:00:00Z").toEpochMilli(),
            Instant.parse("2100-01-01T00:00:00Z").toEpochMilli())
        .map(Instant::ofEpochMilli);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(1900, 1, 1).toEpochDay(), LocalDate.of(2100, 1, 1).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Provide
  Arbitrary<Double> figures() {
    return Arbitraries.oneOf(
        Arbitraries.doubles(),
        Arbitraries.of(
            Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, -0.0));
  }

  private CapReader document(Alert message, City city) {
    CapDocuments documents = new CapDocuments(Telling.SETTINGS, new Telling());
    return CapReader.of(documents.of(List.of(message), city));
  }

  private static City city(String code, String name, ZoneId zone) {
    return new City(
        code, name, null, zone, Cutoff.parse("18:00"), Duration.ZERO, null, null, List.of());
  }

  /** What a parser of XML 1.0 makes of it: other characters replaced, ends of lines as one. */
  private static String readable(String text) {
    return text.replaceAll(
            "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD")
        .replaceAll("\r\n?", "\n");
  }
}
