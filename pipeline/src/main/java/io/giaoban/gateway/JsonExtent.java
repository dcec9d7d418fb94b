package io.giaoban.gateway;

import java.io.IOException;

/** Finds where a JSON value ends, knowing no more of it than how deep it is nested. */
final class JsonExtent {
  private final String from;
  private long depth;
  private boolean quoted;
  private boolean escaped;
  private boolean begun;
  private boolean closed;

  /**
   * A value.
   *
   * @param from where it begins, for people
   */
  JsonExtent(String from) {
    this.from = from;
  }

  /** Passes to the value's end. */
  void pass(BodyBytes body) throws IOException, MalformedBodyException {
    pass(body, Long.MAX_VALUE);
  }

  /**
   * Passes to the value's end, or over as many bytes and one.
   *
   * @return whether the value has ended
   * @throws MalformedBodyException if the body ends before
   */
  boolean pass(BodyBytes body, long bytes) throws IOException, MalformedBodyException {
    for (long passed = 0; !ended(body); passed++) {
      if (passed > bytes) {
        return false;
      }
      if (body.peek() == BodyBytes.END) {
        throw new MalformedBodyException(
            "%s: ends within the item that begins at %s (expected: its end)"
                .formatted(body.where(), from));
      }
      pass(body.take());
    }
    return true;
  }

  private boolean ended(BodyBytes body) throws IOException, MalformedBodyException {
    return closed || (begun && depth == 0 && !quoted && endsWord(body.peek()));
  }

  private void pass(int taken) {
    begun = true;
    if (escaped) {
      escaped = false;
    } else if (quoted) {
      escaped = taken == '\\';
      quoted = taken != '"';
      closed = !quoted && depth == 0;
    } else if (taken == '"') {
      quoted = true;
    } else if (taken == '{' || taken == '[') {
      depth++;
    } else if (taken == '}' || taken == ']') {
      depth--;
      closed = depth == 0;
    }
  }

  /** Whether a number or a name like true cannot go on with this. */
  static boolean endsWord(int next) {
    return next == BodyBytes.END
        || next == ','
        || next == ']'
        || next == '}'
        || next == '{'
        || next == '['
        || next == '"'
        || isSpace(next);
  }

  /** Whether JSON allows it between its tokens. */
  static boolean isSpace(int next) {
    return next == ' ' || next == '\t' || next == '\n' || next == '\r';
  }
}
