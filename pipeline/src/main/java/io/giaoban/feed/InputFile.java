package io.giaoban.feed;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file that is read from a place on, unpacked if its name ends with {@code .gz}. */
final class InputFile implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final String PACKED = ".gz";
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final FileChannel file;
  private final InputStream text;
  private final long start;

  private InputFile(FileChannel file, InputStream text, long start) {
    this.file = file;
    this.text = text;
    this.start = start;
  }

  /**
   * Opens it.
   *
   * @param offset the byte to begin with, in the unpacked file
   * @throws FeedException if it is not packed as its name says
   */
  static InputFile open(Path path, long offset) throws IOException {
    FileChannel file = FileChannel.open(path);
    try {
      InputStream text = new BufferedInputStream(unpacked(path, file, offset), BUFFER_BYTES);
      return new InputFile(file, text, offset == 0 ? skipMark(text) : offset);
    } catch (ZipException | EOFException e) {
      file.close();
      throw new FeedException(
          FeedException.Fault.FILE,
          path + ": " + e.getMessage() + " (expected: a whole file packed by gzip)",
          e);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** What the file is called when it is unpacked, in lower case. */
  static String unpackedName(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name;
  }

  InputStream text() {
    return text;
  }

  /** The byte at which the text starts. */
  long start() {
    return start;
  }

  /** How many bytes of the file, as it lies there, were read. */
  long bytesRead() throws IOException {
    return file.position();
  }

  @Override
  public void close() throws IOException {
    text.close();
    file.close();
  }

  private static InputStream unpacked(Path path, FileChannel file, long offset) throws IOException {
    InputStream bytes = Channels.newInputStream(file);
    if (path.toString().toLowerCase(Locale.ROOT).endsWith(PACKED)) {
      InputStream unpacked = new GZIPInputStream(bytes, BUFFER_BYTES);
      unpacked.skipNBytes(offset);
      return unpacked;
    }
    file.position(offset);
    return bytes;
  }

  /** Spreadsheets put a mark before the text; it belongs to no column. */
  private static long skipMark(InputStream text) throws IOException {
    text.mark(MARK.length);
    if (Arrays.equals(text.readNBytes(MARK.length), MARK)) {
      return MARK.length;
    }
    text.reset();
    return 0;
  }
}
