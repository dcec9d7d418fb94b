package io.giaoban.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as they come: packed, plain, damaged and too large. */
class BodyStreamTest {
  private static final int HEAD = 10;
  private static final int NAMED = 8;

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "identity", "Identity "})
  void shouldPassOnWhatIsNotPacked(@Nullable String encoding) throws Exception {
    assertThat(open(encoding, bytes("body"), BodyLimits.DEFAULT)).hasContent("body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
  void shouldUnpack(String encoding) throws Exception {
    assertThat(open(encoding, gzip(bytes("body")), BodyLimits.DEFAULT)).hasContent("body");
  }

  @Test
  void shouldUnpackAllParts() throws Exception {
    byte[] parts = join(gzip(bytes("one ")), gzip(new byte[0]), gzip(bytes("two")));
    assertThat(open("gzip", parts, BodyLimits.DEFAULT)).hasContent("one two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "gzip, gzip", "*"})
  void shouldRefuseOtherEncodings(String encoding) {
    assertThatExceptionOfType(UnsupportedBodyException.class)
        .isThrownBy(() -> open(encoding, new byte[0], BodyLimits.DEFAULT).close())
        .withMessage("Content-Encoding \"" + encoding + "\" (expected: gzip, or none)");
  }

  @Test
  void shouldTellWhatIsDamaged() throws Exception {
    byte[] packed = gzip(bytes("some body"));
    byte[] wrong = packed.clone();
    wrong[packed.length - 8]++;
    for (byte[] damaged :
        new byte[][] {
          bytes("{\"city\": 1}"),
          new byte[0],
          Arrays.copyOf(packed, packed.length - 5),
          wrong,
          join(packed, bytes("more"))
        }) {
      assertThatExceptionOfType(ZipException.class)
          .isThrownBy(() -> open("gzip", damaged, BodyLimits.DEFAULT).readAllBytes())
          .withMessageStartingWith("gzip: ");
    }
  }

  @Test
  void shouldTellWhatIsDamagedToWhoReadsItems() throws Exception {
    InputStream body = open("gzip", bytes("{\"city\": 1}"), BodyLimits.DEFAULT);
    try (ItemReader reader = Bodies.open(Bodies.JSON, body)) {
      assertThatExceptionOfType(MalformedBodyException.class)
          .isThrownBy(reader::next)
          .withMessageStartingWith("line 1, column 1: gzip: ");
    }
  }

  @Test
  void shouldNotTakeASenderThatIsGoneForADamagedBody() throws Exception {
    EOFException gone = new EOFException("gone");
    InputStream received =
        new FilterInputStream(new ByteArrayInputStream(gzip(bytes("body")), 0, 12)) {
          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            if (read < 0) {
              throw gone;
            }
            return read;
          }
        };
    assertThatIOException()
        .isThrownBy(() -> BodyStream.open("gzip", received, BodyLimits.DEFAULT).readAllBytes())
        .isSameAs(gone);
  }

  @Property
  void shouldUnpackWhateverWasDamagedOrSayThatItIs(
      @ForAll @IntRange(max = 59) int at, @ForAll byte other) throws Exception {
    byte[] packed = gzip(bytes("some body that is of some length"));
    packed[at % packed.length] = other;
    try (InputStream body = open("gzip", packed, BodyLimits.DEFAULT)) {
      assertThat(body.readAllBytes()).hasSizeLessThan(100);
    } catch (ZipException e) {
      assertThat(e).hasMessageStartingWith("gzip: ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "identity"})
  void shouldRefuseMoreThanMayCome(String encoding) throws Exception {
    BodyLimits limits = new BodyLimits(100, 1_000_000, 1_000);
    byte[] random = new byte[101];
    new Random(7).nextBytes(random);
    byte[] body = encoding.equals("gzip") ? gzip(random) : random;
    assertThatExceptionOfType(BodyTooLargeException.class)
        .isThrownBy(() -> open(encoding, body, limits).readAllBytes())
        .withMessage(
            "body of more than 100 bytes (expected: at most 100; send the reports in parts)");
    assertThat(open("identity", new byte[100], limits).readAllBytes()).hasSize(100);
  }

  @Test
  void shouldRefuseMoreThanMayComeOfIt() throws Exception {
    byte[] packed = gzip(new byte[100_001]);
    BodyLimits limits = new BodyLimits(1_000_000, 100_000, 1_000);
    assertThatExceptionOfType(BodyTooLargeException.class)
        .isThrownBy(() -> open("gzip", packed, limits).readAllBytes())
        .withMessageStartingWith("body of more than 100000 bytes once unpacked");
    assertThat(open("gzip", gzip(new byte[100_000]), limits).readAllBytes()).hasSize(100_000);
  }

  @Test
  void shouldRefuseABombSoonAfterItsFirstMebibyte() throws Exception {
    byte[] bomb = gzip(new byte[64 << 20]);
    CountingStream body = new CountingStream(open("gzip", bomb, BodyLimits.DEFAULT));
    assertThatExceptionOfType(BodyTooLargeException.class)
        .isThrownBy(body::readAllBytes)
        .withMessageContaining("(expected: at most 200 for each)");
    // Some of what came is read ahead.
    assertThat(body.count()).isBetween(1L << 20, 4L << 20);
    assertThat(open("gzip", gzip(new byte[1 << 20]), BodyLimits.DEFAULT).readAllBytes())
        .hasSize(1 << 20);
  }

  @Test
  void shouldRefuseANameOrPartsWithoutEnd() throws Exception {
    byte[] named = gzip(new byte[0]);
    named[3] = NAMED;
    InputStream letters = EndlessStream.of(Arrays.copyOf(named, HEAD), bytes("x"), 300 << 20);
    InputStream parts = EndlessStream.of(new byte[0], gzip(new byte[0]), 300 << 20);
    for (InputStream endless : new InputStream[] {letters, parts}) {
      CountingStream received = new CountingStream(endless);
      assertThatExceptionOfType(BodyTooLargeException.class)
          .isThrownBy(() -> BodyStream.open("gzip", received, BodyLimits.DEFAULT).readAllBytes())
          .withMessageStartingWith("gzip: more than 1048576 bytes in which nothing is packed");
      assertThat(received.count()).isLessThan(2 << 20);
    }
  }

  private static InputStream open(@Nullable String encoding, byte[] received, BodyLimits limits)
      throws UnsupportedBodyException {
    return BodyStream.open(encoding, new ByteArrayInputStream(received), limits);
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(body);
    }
    return packed.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
