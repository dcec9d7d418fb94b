package io.giaoban.board.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Ids come back from outside: what is none is refused, whatever it is. */
class EventIdsTest {
  private static final int LANES = 12;
  private final EventIds ids = new EventIds(LANES);

  @Property
  void shouldBeReadAsWhatTheyWereWrittenFrom(@ForAll("offsets") long[] offsets) {
    Positions positions = Positions.of(offsets);
    String id = ids.write(positions);
    assertThat(ids.read(id)).isEqualTo(positions);
    assertThat(id).matches("[A-Za-z0-9_-]{20,200}");
  }

  @Property
  void shouldBeRefusedWithAnyOtherCharacter(
      @ForAll("offsets") long[] offsets,
      @ForAll @IntRange(max = 1_000) int at,
      @ForAll("characters") char other) {
    StringBuilder id = new StringBuilder(ids.write(Positions.of(offsets)));
    int place = at % id.length();
    if (id.charAt(place) != other) {
      id.setCharAt(place, other);
      assertRefused(id.toString());
    }
  }

  @Property
  void shouldBeRefusedCutOffOrWithMore(
      @ForAll("offsets") long[] offsets, @ForAll @IntRange(max = 1_000) int length) {
    String id = ids.write(Positions.of(offsets));
    assertRefused(id.substring(0, length % id.length()));
    assertRefused(id + "A");
    assertRefused(id + "AAAA");
    assertRefused(id + "=");
  }

  @Property
  void shouldRefuseAnyText(
      @ForAll @StringLength(max = 100) @CharRange(from = ' ', to = '\u00ff') String text) {
    assertRefused(text);
  }

  @Test
  void shouldRefuseIdsOfOtherTopicsAndOnesWithoutEnd() {
    assertRefused(new EventIds(LANES - 1).write(Positions.start(LANES - 1)));
    assertRefused("A".repeat(1 << 20));
  }

  @Test
  void shouldBeShort() {
    long[] offsets = new long[LANES];
    Arrays.fill(offsets, 1_000_000);
    assertThat(ids.write(Positions.of(offsets)).length()).isLessThan(64);
  }

  private void assertRefused(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> ids.read(id));
  }

  @Provide
  Arbitrary<long[]> offsets() {
    return Arbitraries.longs().between(0, Long.MAX_VALUE).array(long[].class).ofSize(LANES);
  }

  @Provide
  Arbitrary<Character> characters() {
    return Arbitraries.of('A', 'B', 'z', '9', '-', '_', '+', '/', '=', ' ', '\u00e9');
  }
}
