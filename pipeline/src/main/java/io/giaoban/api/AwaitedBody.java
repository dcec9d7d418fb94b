package io.giaoban.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A body as it comes, which is waited for only if it comes at all: once it has been waited for half
 * a minute, 100 bytes must have come for each second of that. How long the items take that were
 * read does not count.
 */
public final class AwaitedBody extends FilterInputStream {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final int LEAST_BYTES_PER_SECOND = 100;

  private final LongSupplier nanoTime;
  private long waited;
  private long bytes;

  /** That body. */
  public AwaitedBody(InputStream body) {
    this(body, System::nanoTime);
  }

  AwaitedBody(InputStream body, LongSupplier nanoTime) {
    super(body);
    this.nanoTime = nanoTime;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    long start = nanoTime.getAsLong();
    int read = in.read(into, from, length);
    waited += nanoTime.getAsLong() - start;
    bytes += Math.max(0, read);
    long seconds = TimeUnit.NANOSECONDS.toSeconds(waited);
    if (read >= 0 && waited > PATIENCE_NANOS && bytes < seconds * LEAST_BYTES_PER_SECOND) {
      throw new BodyTooSlowException(
          "body: %d bytes in %d s (expected: at least %d a second)"
              .formatted(bytes, seconds, LEAST_BYTES_PER_SECOND));
    }
    return read;
  }
}
