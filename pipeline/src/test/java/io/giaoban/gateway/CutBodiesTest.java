package io.giaoban.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.giaoban.report.Refusal;
import io.giaoban.report.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** However a body comes, whole or damaged: its items are the same, and can be read again. */
class CutBodiesTest {
  private static final List<String> JSON_ITEMS =
      List.of(
          "{\"city\":\"A\",\"unit\":\"Đống Đa\",\"day\":\"2022-01-02\",\"newCases\":7}",
          "{\n  \"city\": \"A\",\n  \"unit\": \"[\\\"]\\\\\",\n  \"day\": \"2/1/2022\"\n}",
          "{\"city\":\"A\",\"unit\":\"1\",\"day\":\"2022-01-02\",\"tests\":\"1.234\"}",
          "{\"city\":\"A\",\"unit\":\"1\",\"day\":\"2022-01-02\","
              + "\"doses\":[{\"dose\":1,\"administered\":5},{\"dose\":2,\"administered\":6}]}",
          "{\"unit\":{\"a\":[1]}}",
          "\"a text\"",
          "NaN",
          "-1.5e3");
  private static final List<String> ROWS =
      List.of(
          "A,1,2022-01-02,7,,",
          "A,\"Đống\r\n \"\"Đa\"\"\",2022-01-02,7,,",
          "A,1,02/01/2022,7,,",
          "A,1,2022-01-02,,1,5",
          "A,1,2022-01-02,,2,6",
          "A,1,2022-01-02,,3",
          "A,\"1\"x,2022-01-02,,1,6",
          "");

  @Property
  void shouldReadTheSameHoweverItIsCut(
      @ForAll("bodies") Body body, @ForAll @IntRange(min = 1, max = 40) int most) {
    Read whole = read(body, new ByteArrayInputStream(body.bytes));
    Read cut = read(body, new Cut(body.bytes, most));
    assertThat(cut).isEqualTo(whole);
  }

  @Property
  void shouldReadEachItemAgainAsItWasReadAtFirst(@ForAll("bodies") Body body) {
    for (Seen item : read(body, new ByteArrayInputStream(body.bytes)).items()) {
      if (!item.said().contains("breaks off")) {
        assertThat(again(item.original())).isEqualTo(item.said());
      }
    }
  }

  @Provide
  Arbitrary<Body> bodies() {
    Arbitrary<Body> arrays =
        Arbitraries.of(JSON_ITEMS)
            .list()
            .ofMaxSize(8)
            .map(items -> new Body(Bodies.JSON, bytes("[" + String.join(" ,\n", items) + "]")));
    Arbitrary<Body> lines =
        Arbitraries.of(JSON_ITEMS)
            .map(item -> item.replace("\n", ""))
            .list()
            .ofMaxSize(8)
            .map(items -> new Body(Bodies.NDJSON, bytes(String.join("\r\n", items))));
    Arbitrary<Body> tables =
        Combinators.combine(
                Arbitraries.of("\uFEFF", ""),
                Arbitraries.of("\n", "\r\n", "\r"),
                Arbitraries.of(ROWS).list().ofMaxSize(12))
            .as(
                (mark, end, rows) ->
                    new Body(
                        Bodies.CSV,
                        bytes(
                            mark
                                + "city,unit,day,newCases,dose,administered"
                                + end
                                + String.join(end, rows))));
    return Arbitraries.oneOf(arrays, lines, tables)
        .flatMap(
            body ->
                Combinators.combine(
                        Arbitraries.integers().between(-1, body.bytes.length - 1),
                        Arbitraries.of((byte) 0xe0, (byte) '"', (byte) '{', (byte) ']', (byte) ','))
                    .as(body::damaged));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static Read read(Body body, InputStream in) {
    List<Seen> items = new ArrayList<>();
    try (ItemReader reader = Bodies.open(body.type, in)) {
      for (Item item = reader.next(); item != null; item = reader.next()) {
        items.add(Seen.of(item));
      }
      return new Read(items, "");
    } catch (MalformedBodyException e) {
      return new Read(items, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new IllegalStateException("bytes cannot fail to be read", e);
    }
  }

  private static String again(String original) {
    try {
      byte[] bytes = original.getBytes(ISO_8859_1);
      return OriginalItem.read(ByteBuffer.wrap(bytes), "f", Bodies.NOW).toString();
    } catch (RefusedException e) {
      return said(e);
    }
  }

  private static String said(RefusedException refused) {
    Refusal why = refused.refusal();
    return why + ": " + refused.detail();
  }

  private static final class Body {
    private final String type;
    private final byte[] bytes;

    Body(String type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes;
    }

    /** With another byte at that place; -1: as it is. */
    Body damaged(int at, byte other) {
      byte[] damaged = bytes.clone();
      if (at >= 0) {
        damaged[at] = other;
      }
      return new Body(type, damaged);
    }

    @Override
    public String toString() {
      return type + ": " + new String(bytes, UTF_8);
    }
  }

  private record Read(List<Seen> items, String broken) {}

  private record Seen(int index, String original, String said) {
    static Seen of(Item item) {
      byte[] original = new byte[item.original().remaining()];
      item.original().duplicate().get(original);
      return new Seen(
          item.index(),
          new String(original, ISO_8859_1),
          item.report() == null ? CutBodiesTest.said(item.refused()) : item.report().toString());
    }
  }

  /** Gives a few bytes at a time. */
  private static final class Cut extends FilterInputStream {
    private final Random random = new Random(7);
    private final int most;

    Cut(byte[] bytes, int most) {
      super(new ByteArrayInputStream(bytes));
      this.most = most;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return in.read(bytes, from, Math.min(length, 1 + random.nextInt(most)));
    }
  }
}
