package io.giaoban.gateway;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body as it was before it was packed. A {@link ZipException} says that the packing is damaged,
 * and a {@link BodyTooLargeException} that there is more than is let in.
 */
public final class BodyStream {
  private BodyStream() {}

  /**
   * The body; nothing is read before the stream is.
   *
   * @param contentEncoding the header's value; null: there was none
   * @param received as it comes; closed with the body
   * @throws UnsupportedBodyException if it is packed in a way that nobody unpacks here
   */
  public static InputStream open(
      @Nullable String contentEncoding, InputStream received, BodyLimits limits)
      throws UnsupportedBodyException {
    Received counted = new Received(received, limits.receivedBytes());
    String encoding = contentEncoding == null ? "" : contentEncoding.strip();
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "", "identity" -> counted;
      case "gzip", "x-gzip" -> new Unpacked(counted, limits);
      default ->
          throw new UnsupportedBodyException(
              "Content-Encoding \"%s\" (expected: gzip, or none)".formatted(contentEncoding));
    };
  }

  /** A stream of which only the block read need be written. */
  private abstract static class Blocks extends FilterInputStream {
    Blocks(InputStream in) {
      super(in);
    }

    @Override
    public abstract int read(byte[] bytes, int from, int length) throws IOException;

    @Override
    public final int read() throws IOException {
      byte[] one = new byte[1];
      int read = read(one, 0, 1);
      return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final long skip(long bytes) {
      throw new UnsupportedOperationException("skip (expected: read)");
    }

    @Override
    public final boolean markSupported() {
      return false;
    }
  }

  private static final class Received extends Blocks {
    private final long most;
    private long count;

    /** How far it may be read for now. */
    private long allowed = Long.MAX_VALUE;

    private @Nullable IOException failure;

    Received(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      try {
        int read = in.read(bytes, from, length);
        count += Math.max(0, read);
        if (count > most) {
          throw new BodyTooLargeException(
              "body of more than %d bytes (expected: at most %d; send the reports in parts)"
                  .formatted(most, most));
        }
        if (count > allowed) {
          throw new BodyTooLargeException(
              "gzip: more than %d bytes in which nothing is packed (expected: fewer)"
                  .formatted(Unpacked.BYTES_FOR_A_BLOCK));
        }
        return read;
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }

  private static final class Unpacked extends Blocks {
    /** Small bodies may pack to next to nothing. */
    private static final long TRUSTED_BYTES = 1 << 20;

    private static final int BLOCK = 64 << 10;

    /** A block comes of fewer, unless names and comments of files have no end. */
    private static final int BYTES_FOR_A_BLOCK = 1 << 20;

    private final Received received;
    private final BodyLimits limits;
    private @Nullable InputStream unpacked;
    private long count;

    Unpacked(Received received, BodyLimits limits) {
      super(received);
      this.received = received;
      this.limits = limits;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      received.allowed = received.count + BYTES_FOR_A_BLOCK;
      int read = unpack(bytes, from, Math.min(length, BLOCK));
      count += Math.max(0, read);
      if (count > limits.unpackedBytes()) {
        throw new BodyTooLargeException(
            "body of more than %d bytes once unpacked (expected: at most %d; send the reports in"
                    .formatted(limits.unpackedBytes(), limits.unpackedBytes())
                + " parts)");
      }
      if (count > TRUSTED_BYTES && count / limits.ratio() > received.count) {
        throw new BodyTooLargeException(
            "body of %d bytes for %d packed (expected: at most %d for each)"
                .formatted(count, received.count, limits.ratio()));
      }
      return read;
    }

    private int unpack(byte[] bytes, int from, int length) throws IOException {
      try {
        if (unpacked == null) {
          unpacked =
              GzipCompressorInputStream.builder()
                  .setInputStream(received)
                  .setDecompressConcatenated(true)
                  .get();
        }
        return unpacked.read(bytes, from, length);
      } catch (IOException e) {
        if (received.failure != null) {
          throw received.failure;
        }
        ZipException damaged = new ZipException("gzip: " + e.getMessage());
        damaged.initCause(e);
        throw damaged;
      }
    }

    @Override
    public void close() throws IOException {
      if (unpacked == null) {
        received.close();
      } else {
        unpacked.close();
      }
    }
  }
}
