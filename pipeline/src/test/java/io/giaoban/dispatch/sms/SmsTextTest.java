package io.giaoban.dispatch.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.dispatch.TestAlerts;
import io.giaoban.dispatch.words.PlaceNames;
import io.giaoban.dispatch.words.Words;
import io.giaoban.place.City;
import io.giaoban.place.Cutoff;
import io.giaoban.place.Places;
import io.giaoban.schema.Alert;
import io.giaoban.schema.AlertState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is said in one text message. */
class SmsTextTest {
  private static final SmsTexts TEXTS = new SmsTexts(TestAlerts.NAMES);

  @Example
  void shouldSayItWithoutDiacriticsIn160Characters() {
    SmsText text = TEXTS.of(TestAlerts.raised().build(), Words.in("vi"), false);
    assertThat(text)
        .isEqualTo(
            new SmsText(
                "CANH BAO: Ha Noi: 2.045 ca mac moi ngay 02/01/2022, tu 2.000 ca/ngay tro len ke tu"
                    + " 02/01/2022. Tam tinh.",
                Alphabet.GSM7,
                104,
                false));
    assertThat(text.parts()).isEqualTo(1);
  }

  @Example
  void shouldSayItWithDiacriticsIn70() {
    SmsText text = TEXTS.of(TestAlerts.raised().build(), Words.in("vi"), true);
    assertThat(text)
        .isEqualTo(
            new SmsText(
                "CẢNH BÁO: Hà Nội: 2.045 ca mắc mới ngày 02/01/2022, từ 2.000 ca/ngày…",
                Alphabet.UCS2,
                69,
                true));
  }

  @Example
  void shouldHaveRoomFor160WhereNoLetterNeedsMore() {
    SmsText text = TEXTS.of(TestAlerts.raised().build(), Words.in("en"), true);
    assertThat(text.alphabet()).isEqualTo(Alphabet.GSM7);
    assertThat(text.text())
        .isEqualTo(
            "ALERT: Hanoi: 2,045 new cases on 2 Jan 2022, 2,000 a day or more since 2 Jan 2022. Provisional.");
  }

  @Example
  void shouldBeUnderstoodWhatIsTakenBack() {
    Alert cancelled = TestAlerts.cancelled().setValue(2045.0).build();
    assertThat(TEXTS.of(cancelled, Words.in("vi"), false).text())
        .startsWith("DA HUY, bo qua: Ha Noi: 2.045 ca mac moi ngay 02/01/2022");
    assertThat(TEXTS.of(cancelled, Words.in("vi"), true).text())
        .isEqualTo("ĐÃ HUỶ, bỏ qua: Hà Nội: 2.045 ca mắc mới ngày 02/01/2022, từ 2.000…");
    assertThat(TEXTS.of(cancelled, Words.in("en"), false).text())
        .startsWith("CANCELLED, disregard: Hanoi: 2,045 new cases on 2 Jan 2022");
    assertThat(TEXTS.of(TestAlerts.cancelled().build(), Words.in("vi"), true).text())
        .isEqualTo("ĐÃ HUỶ, bỏ qua: Hà Nội 02/01/2022, nay 1.945. Hà Nội: 2.045 ca mắc…");
  }

  @Example
  void shouldCallACorrectionOne() {
    Alert.Builder message = TestAlerts.raised().setState(AlertState.UPDATED);
    assertThat(TEXTS.of(message.setReason("CORRECTED").build(), Words.in("en"), false).text())
        .startsWith("CORRECTION: ");
    assertThat(TEXTS.of(message.setReason("NEW_PEAK").build(), Words.in("en"), false).text())
        .startsWith("UPDATE: ");
  }

  @Example
  void shouldSayPlaceDayAndFigureWhereTheHeadlineDoesNot() {
    Alert message = headline("Nhiều ca mắc, xin theo dõi và chuẩn bị phương án đáp ứng").build();
    assertThat(TEXTS.of(message, Words.in("vi"), true).text())
        .isEqualTo("CẢNH BÁO: Hà Nội 02/01/2022: 2.045. Nhiều ca mắc, xin theo dõi và…");
    assertThat(
            TEXTS.of(headline("12.045 ca ngày 02/01/20223").build(), Words.in("vi"), true).text())
        .startsWith("CẢNH BÁO: Hà Nội 02/01/2022: 2.045. ");
  }

  @Example
  void shouldSayThatAFigureIsNotKnown() {
    Alert message = headline("Hà Nội").setValue(null).build();
    assertThat(TEXTS.of(message, Words.in("en"), true).text())
        .isEqualTo("ALERT: Hanoi 2 Jan 2022: not known. Hà Nội");
  }

  @Property
  void shouldAlwaysFitAndSayWhatMatters(
      @ForAll("texts") String headline,
      @ForAll("texts") String name,
      @ForAll double value,
      @ForAll AlertState state,
      @ForAll boolean diacritics,
      @ForAll("languages") String language) {
    Words words = Words.in(language);
    Alert message = headline(headline).setValue(value).setState(state).build();
    SmsText text =
        new SmsTexts(new PlaceNames(() -> Places.of(List.of(city(name)))))
            .of(message, words, diacritics);
    assertThat(text.length()).isLessThanOrEqualTo(text.alphabet() == Alphabet.GSM7 ? 160 : 70);
    assertThat(text.length())
        .isEqualTo(
            text.alphabet() == Alphabet.GSM7
                ? septets(text.text())
                : text.text().getBytes(StandardCharsets.UTF_16BE).length / 2);
    assertThat(StandardCharsets.UTF_16BE.newEncoder().canEncode(text.text())).isTrue();
    assertThat(text.text()).doesNotContainPattern("\\p{Cntrl}");
    if (!diacritics) {
      assertThat(text.alphabet()).isEqualTo(Alphabet.GSM7);
    }
    String said = SmsText.clean(text.text(), false);
    assertThat(said)
        .startsWith(SmsText.clean(words.say("sms.state." + state), false) + ": ")
        .contains(SmsText.clean(words.shortDay(TestAlerts.DAY), false));
    if (Math.abs(value) < 1e12) {
      assertThat(said).contains(words.number(value));
    }
  }

  @Property
  void shouldShortenOnlyWhatDoesNotFit(@ForAll("texts") String text) {
    String clean = SmsText.clean(text, true);
    SmsText cut = SmsText.cut(clean, 0);
    assertThat(cut.shortened()).isEqualTo(!SmsText.fits(clean));
    if (!cut.shortened()) {
      assertThat(cut.text()).isEqualTo(clean);
    }
  }

  @Example
  void shouldCountWhatTheAlphabetEscapesTwice() {
    assertThat(Gsm7.length("€")).isEqualTo(2);
    assertThat(Gsm7.length("[a]{b}\\~|^")).isEqualTo(18);
    assertThat(Gsm7.length("@£é\n")).isEqualTo(4);
    assertThat(Gsm7.length("ạ")).isEqualTo(-1);
    assertThat(Gsm7.length("`")).isEqualTo(-1);
  }

  @Example
  void shouldTakeTheMarksOffEveryVietnameseLetter() {
    assertThat(
            Gsm7.plain(
                "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđĐƯỚỢ"))
        .isEqualTo(
            "a".repeat(18)
                + "e".repeat(12)
                + "i".repeat(6)
                + "o".repeat(18)
                + "u".repeat(12)
                + "y".repeat(6)
                + "dDUOO");
    assertThat(Gsm7.plain("“Đống Đa” – 東京 ≥ 2…")).isEqualTo("\"Dong Da\" - ?? >= 2...");
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> words =
        Arbitraries.of(
                "Hà", "Nội", "ca", "mắc", "€", "[x]", "👩‍⚕️", "𠀀", "a", "2.045,", "\u0301",
                "\ud83d")
            .list()
            .ofMinSize(1)
            .ofMaxSize(60)
            .map(list -> String.join(" ", list));
    return Arbitraries.oneOf(
            words,
            Arbitraries.strings().ofMaxLength(300),
            Arbitraries.of("x", "Đ", "👩‍⚕️").map(one -> one.repeat(200)))
        .filter(text -> !text.isBlank());
  }

  @Provide
  Arbitrary<String> languages() {
    return Arbitraries.of("vi", "en");
  }

  /** By the table of the standard, apart from the program's own. */
  private static int septets(String text) {
    return text.chars().map(character -> "^{}\\[~]|€".indexOf(character) >= 0 ? 2 : 1).sum();
  }

  private static City city(String name) {
    return new City(
        "VN-HN",
        name,
        null,
        ZoneId.of("Asia/Ho_Chi_Minh"),
        Cutoff.parse("18:00"),
        Duration.ZERO,
        null,
        null,
        List.of());
  }

  private static Alert.Builder headline(String headline) {
    return TestAlerts.raised().setHeadline(Map.of("vi", headline));
  }
}
