package io.giaoban.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which name was meant. */
class NearestNameTest {
  private static final List<String> NAMES = List.of("http-port", "http-host", "kafka-port", "smtp");

  @ParameterizedTest
  @CsvSource({
    "htpp-port, http-port",
    "http_port, http-port",
    "httpport, http-port",
    "http-hots, http-host",
    "kafka-prot, kafka-port",
    "stmp, smtp"
  })
  void shouldFindWhatWasMeant(String wrong, String meant) {
    assertThat(NearestName.of(wrong, NAMES)).contains(meant);
  }

  @Test
  void shouldNotGuessWildly() {
    assertThat(NearestName.of("zebra", NAMES)).isEmpty();
    assertThat(NearestName.of("", NAMES)).isEmpty();
  }

  @Property
  void shouldBeAsFarOneWayAsTheOther(@ForAll String one, @ForAll String other) {
    assertThat(NearestName.distance(one, other))
        .isEqualTo(NearestName.distance(other, one))
        .isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
    assertThat(NearestName.distance(one, other) == 0).isEqualTo(one.equals(other));
  }

  @Property
  void shouldCountOneMistakeOnce(
      @ForAll @AlphaChars @StringLength(min = 2, max = 20) String name,
      @ForAll @IntRange(max = 18) int at) {
    int place = at % (name.length() - 1);
    String before = name.substring(0, place);
    String left = before + name.substring(place + 1);
    String added = before + "-" + name.substring(place);
    String changed = before + "-" + name.substring(place + 1);
    String swapped =
        before + name.charAt(place + 1) + name.charAt(place) + name.substring(place + 2);
    assertThat(List.of(left, added, changed))
        .allSatisfy(wrong -> assertThat(NearestName.distance(name, wrong)).isEqualTo(1));
    assertThat(NearestName.distance(name, swapped)).isLessThanOrEqualTo(1);
  }
}
