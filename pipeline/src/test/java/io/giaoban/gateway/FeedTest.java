package io.giaoban.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.giaoban.place.City;
import io.giaoban.place.PlacesFile;
import io.giaoban.report.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a feed is, may report, and how it is kept. */
class FeedTest {
  private static final Collection<City> CITIES = PlacesFile.shipped().cities();
  private static final Instant LATER = TestFeeds.MADE.plusSeconds(60);
  private static final String KEY = "gb_secret";

  private final Feed feed =
      TestFeeds.feed("ba-dinh", KEY, TestFeeds.units(Kind.CASES, "VN-HN", "002", "001"));

  @Test
  void shouldBeReadAsItWasWritten() {
    Feed whole = TestFeeds.with(new RateLimit(5, 0), feed.withKey(FeedKey.of("k2", LATER)));
    assertThat(FeedJson.read(FeedJson.write(whole))).isEqualTo(whole);
    assertThat(FeedJson.read(FeedJson.write(feed))).isEqualTo(feed);
    assertThat(new String(FeedJson.write(feed), UTF_8))
        .isEqualTo(
            "{\"id\":\"ba-dinh\",\"name\":\"Feed ba-dinh\",\"contact\":\"ba-dinh@example.org\","
                + "\"reports\":[{\"city\":\"VN-HN\",\"units\":[\"001\",\"002\"],\"kinds\":[\"cases\"]}],"
                + "\"keys\":[{\"sha256\":\"%s\",\"createdAt\":\"2022-01-02T12:00:00Z\"}],\"state\":\"active\"}",
            FeedKey.hash(KEY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"id\":|\"owner\":",
        "\"state\":\"active\"|\"state\":\"active\",\"note\":\"x\"",
        "\"state\":\"active\"|\"state\":\"asleep\"",
        "\"units\":[\"001\",\"002\"]|\"units\":[]",
        "\"units\":[\"001\",\"002\"]|\"units\":[\"*\",\"002\"]",
        "\"units\":[\"001\",\"002\"]|\"units\":[\"a b\"]",
        "\"city\":\"VN-HN\"|\"city\":\"*\"",
        "\"kinds\":[\"cases\"]|\"kinds\":[\"tests\"]",
        "\"kinds\":[\"cases\"]|\"kinds\":[]",
        "ba-dinh@example.org|Lan"
      })
  void shouldRefuseJsonThatIsNoFeed(String what, String instead) {
    String json = new String(FeedJson.write(feed), UTF_8);
    assertThat(json).contains(what);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeedJson.read(json.replace(what, instead).getBytes(UTF_8)))
        .withMessageStartingWith("no feed: ")
        .withMessageNotContaining(FeedKey.hash(KEY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ba-Dinh", "-a", "a b", "ba_dinh", "é"})
  void shouldRefuseAnIdThatIsNone(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TestFeeds.feed(id, KEY, TestFeeds.units("VN-HN", "*")))
        .withMessage(
            "feed: id: \"%s\" (expected: 1 to 64 lower-case letters, digits and hyphens)", id);
  }

  @Test
  void shouldReportNothingButWhatItMay() {
    assertThat(feed.covers("VN-HN", "001", Kind.CASES)).isTrue();
    assertThat(feed.covers("VN-HN", "001", Kind.VACCINATIONS)).isFalse();
    assertThat(feed.covers("VN-HN", "003", Kind.CASES)).isFalse();
    assertThat(feed.covers("JP-13", "001", Kind.CASES)).isFalse();
    Feed city = TestFeeds.feed("city", KEY, TestFeeds.units("VN-HN", "*"));
    assertThat(city.covers("VN-HN", "to-come", Kind.VACCINATIONS)).isTrue();
    assertThat(city.covers("JP-13", "131016", Kind.CASES)).isFalse();
    assertThat(Feed.operator("k").covers("JP-13", "131016", Kind.VACCINATIONS)).isTrue();
  }

  @Test
  void shouldOpenToItsKeysOnlyAndWhileItIsActiveOnly() {
    Feed rotated = feed.withKey(FeedKey.of("new", LATER));
    assertThat(opened(feed, KEY)).isTrue();
    assertThat(opened(feed, "new")).isFalse();
    assertThat(opened(rotated, KEY)).isTrue();
    assertThat(opened(rotated, "new")).isTrue();
    assertThat(opened(rotated.withoutOlderKey(), KEY)).isFalse();
    assertThat(opened(rotated.withoutOlderKey(), "new")).isTrue();
    assertThat(opened(feed.in(Feed.State.DISABLED), KEY)).isFalse();
    assertThat(opened(feed, FeedKey.hash(KEY))).isFalse();
    assertThat(opened(feed, "")).isFalse();
  }

  @Test
  void shouldHaveOneOrTwoKeys() {
    Feed rotated = feed.withKey(FeedKey.of("new", LATER));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rotated.withKey(FeedKey.of("third", LATER)))
        .withMessageContaining(
            "two keys already, of 2022-01-02T12:00:00Z and 2022-01-02T12:01:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(feed::withoutOlderKey)
        .withMessageContaining("one key only");
  }

  @Test
  void shouldBeAloneWithEachUnitAndKind() {
    Feeds feeds =
        Feeds.of(
            List.of(
                feed,
                TestFeeds.feed("off", "k", TestFeeds.units("JP-13", "*")).in(Feed.State.DISABLED)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> feeds.checkAlone(TestFeeds.feed("b", "k", TestFeeds.units("VN-HN", "*")), CITIES))
        .withMessage(
            "unit 001 of VN-HN, cases: is reported by feed ba-dinh (expected: by no other feed)");
    Feed beside =
        TestFeeds.feed(
            "b",
            "k",
            TestFeeds.units("VN-HN", "003"),
            TestFeeds.units(Kind.VACCINATIONS, "VN-HN", "001"),
            TestFeeds.units("JP-13", "*"));
    assertThatCode(() -> feeds.checkAlone(beside, CITIES)).doesNotThrowAnyException();
    assertThatCode(() -> feeds.checkAlone(feed, CITIES)).doesNotThrowAnyException();
  }

  @Test
  void shouldNeverShowAKeyOrItsHash() {
    Feed operator = Feed.operator(KEY);
    assertThat(List.of(feed, operator).toString())
        .contains("ba-dinh")
        .doesNotContain(KEY, FeedKey.hash(KEY));
  }

  @Test
  void shouldMakeKeysThatNobodyCanGuess() {
    assertThat(FeedKey.random()).matches("gb_[A-Za-z0-9_-]{32}").isNotEqualTo(FeedKey.random());
  }

  private static boolean opened(Feed feed, String key) {
    return Feeds.of(List.of(feed)).openedBy(key).isPresent();
  }
}
