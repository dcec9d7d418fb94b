package io.giaoban.gateway;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object or an array of items. An item ends where its brackets are closed: what is
 * wrong inside refuses that item only, and what is wrong between items breaks the body.
 */
final class JsonItems implements ItemReader {
  private static final String NO_JSON = " (expected: a JSON object or an array of them)";
  private static final int SHOWN_BYTES = 80;

  private final BodyBytes body;
  private final JsonItem reading;
  private State state = State.BEGINNING;
  private @Nullable JsonExtent unread;
  private int index;

  private enum State {
    BEGINNING,
    IN_ARRAY,
    LAST,
    END
  }

  /**
   * Items of a body.
   *
   * @param reading how each becomes a report
   */
  JsonItems(BodyBytes body, JsonItem reading) {
    this.body = body;
    this.reading = reading;
  }

  @Override
  public @Nullable Item next() throws MalformedBodyException, IOException {
    if (unread != null) {
      unread.pass(body);
      unread = null;
    }
    return switch (state) {
      case BEGINNING -> first();
      case IN_ARRAY -> following();
      case LAST -> end();
      case END -> null;
    };
  }

  @Override
  public void close() throws IOException {
    body.close();
  }

  private @Nullable Item first() throws MalformedBodyException, IOException {
    int first = passSpace();
    if (first == '{') {
      state = State.LAST;
      return item();
    }
    if (first != '[') {
      throw new MalformedBodyException((first == BodyBytes.END ? "empty" : word()) + NO_JSON);
    }
    body.take();
    if (passSpace() == ']') {
      body.take();
      return end();
    }
    state = State.IN_ARRAY;
    return item();
  }

  private @Nullable Item following() throws MalformedBodyException, IOException {
    switch (passSpace()) {
      case ',' -> {
        body.take();
        passSpace();
        return item();
      }
      case ']' -> {
        body.take();
        return end();
      }
      default -> throw unexpected("a comma or ] after the item");
    }
  }

  private @Nullable Item end() throws MalformedBodyException, IOException {
    state = State.END;
    if (passSpace() != BodyBytes.END) {
      throw new MalformedBodyException(
          body.where() + ": more after the end (expected: one object or array)");
    }
    return null;
  }

  private Item item() throws MalformedBodyException, IOException {
    int first = body.peek();
    if (first == BodyBytes.END || first == ',' || first == ']' || first == '}' || first == ':') {
      throw unexpected("a JSON object");
    }
    JsonExtent extent = new JsonExtent(body.where());
    body.keepFromHere();
    if (!extent.pass(body, Item.MAX_BYTES)) {
      unread = extent;
    }
    return reading.item(index++, body.kept(), !body.exceeded());
  }

  private MalformedBodyException unexpected(String expected)
      throws MalformedBodyException, IOException {
    String where = body.where();
    return new MalformedBodyException(
        "%s: %s (expected: %s)"
            .formatted(where, body.peek() == BodyBytes.END ? "the end" : word(), expected));
  }

  /** What stands where something else should, for people. */
  private String word() throws MalformedBodyException, IOException {
    StringBuilder word = new StringBuilder();
    do {
      int taken = body.take();
      word.append(taken > ' ' && taken < 0x7f ? (char) taken : '?');
    } while (word.length() < SHOWN_BYTES && !JsonExtent.endsWord(body.peek()));
    return word.toString();
  }

  private int passSpace() throws MalformedBodyException, IOException {
    while (JsonExtent.isSpace(body.peek())) {
      body.take();
    }
    return body.peek();
  }
}
