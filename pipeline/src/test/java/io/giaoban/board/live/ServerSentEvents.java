package io.giaoban.board.live;

import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream as a browser does, by the HTML standard, section "Interpreting an event stream";
 * but what a browser would ignore as unknown is an error here.
 */
public final class ServerSentEvents {
  private final Reader in;
  private String lastEventId = "";
  private String idBuffer = "";
  private long retryMillis = -1;
  private boolean afterReturn;
  private boolean begun;

  /** One event. */
  public record Event(String type, String data, String lastEventId) {}

  /** A stream in UTF-8. */
  public ServerSentEvents(Reader in) {
    this.in = in;
  }

  /** With which it would come again; empty: there was none. */
  public String lastEventId() {
    return lastEventId;
  }

  /** How long it waits before it comes again; -1: nothing was said. */
  public long retryMillis() {
    return retryMillis;
  }

  /**
   * The next event.
   *
   * @throws EOFException at the end of the stream; what is not complete then is no event
   */
  public Event next() throws IOException {
    while (true) {
      Event event = block();
      if (event != null) {
        return event;
      }
    }
  }

  /** What comes up to the next blank line; null: it has no data, and so is no event. */
  public @Nullable Event block() throws IOException {
    String type = "";
    StringBuilder data = new StringBuilder();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String rest = colon < 0 ? "" : line.substring(colon + 1);
      String value = rest.startsWith(" ") ? rest.substring(1) : rest;
      switch (field) {
        case "" -> {} // a comment
        case "event" -> type = value;
        case "data" -> data.append(value).append('\n');
        case "id" -> idBuffer = value.indexOf('\0') < 0 ? value : idBuffer;
        case "retry" -> retryMillis = Long.parseUnsignedLong(value);
        default -> throw new IOException("field \"" + field + "\"");
      }
    }
    lastEventId = idBuffer;
    return data.isEmpty()
        ? null
        : new Event(
            type.isEmpty() ? "message" : type, data.substring(0, data.length() - 1), lastEventId);
  }

  /** Ends with CR, LF or both. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      boolean secondOfTwo = afterReturn && next == '\n';
      boolean mark = !begun && next == '\uFEFF';
      afterReturn = next == '\r';
      begun = true;
      if (secondOfTwo || mark) {
        continue;
      }
      if (next == '\n' || next == '\r') {
        return line.toString();
      }
      line.append((char) next);
    }
  }
}
