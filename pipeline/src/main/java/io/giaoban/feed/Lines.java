package io.giaoban.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of an NDJSON file that are not blank, each as a row of one cell. */
final class Lines implements Rows {
  private final Path path;
  private final InputFile file;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;
  private long position;

  private Lines(Path path, InputFile file, long number) {
    this.path = path;
    this.file = file;
    this.number = number;
    this.position = file.start();
  }

  /** Opens the file at the byte at which the row after {@code number} starts. */
  static Lines open(Path path, long offset, long number) throws IOException {
    return new Lines(path, InputFile.open(path, offset), number);
  }

  @Override
  public @Nullable Row next() throws IOException {
    while (true) {
      long start = position;
      boolean more = readLine();
      String text = text().strip();
      if (!text.isEmpty()) {
        number++;
        return new Row(number, start, more ? position : Row.NONE, List.of(text));
      }
      if (!more) {
        return null;
      }
    }
  }

  @Override
  public long bytesRead() throws IOException {
    return file.bytesRead();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Whether a line's end was met, so that there may be more. */
  private boolean readLine() throws IOException {
    InputStream in = file.text();
    line.reset();
    for (int b = in.read(); b >= 0; b = in.read()) {
      position++;
      if (b == '\n') {
        return true;
      }
      line.write(b);
      if (line.size() > MAX_CHARS) {
        throw unreadable("more than %,d bytes (expected: fewer)".formatted(MAX_CHARS), null);
      }
    }
    return false;
  }

  private String text() throws FeedException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw unreadable("not in UTF-8 (expected: text in UTF-8)", e);
    }
  }

  private FeedException unreadable(String what, @Nullable Exception e) {
    String message = "%s after row %,d: %s".formatted(path, number, what);
    return e == null
        ? new FeedException(FeedException.Fault.FILE, message)
        : new FeedException(FeedException.Fault.FILE, message, e);
  }
}
