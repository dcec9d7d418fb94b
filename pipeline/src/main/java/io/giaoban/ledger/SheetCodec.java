package io.giaoban.ledger;

import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * A chunk of a sheet as bytes: a format byte, then for each unit present its offset in the chunk,
 * its flags, its revision, since when it is known, how many counts are stated, and each count with
 * its column. Numbers are LEB128 varints, revisions and times in zigzag form.
 */
final class SheetCodec {
  private static final byte FORMAT = 2;
  private static final int RETRACTED = 1;
  private static final int CUMULATIVE = 2;
  private static final int VARINT_BYTES = 10;

  private SheetCodec() {}

  static byte[] encode(Sheet sheet, int chunk) {
    int from = chunk * Sheet.UNITS_A_CHUNK;
    int to = Math.min(from + Sheet.UNITS_A_CHUNK, sheet.units());
    int rowBytes = VARINT_BYTES * (5 + 2 * sheet.columns());
    ByteBuffer out = ByteBuffer.allocate(1 + (to - from) * rowBytes);
    out.put(FORMAT);
    for (int unit = from; unit < to; unit++) {
      if (sheet.present(unit)) {
        encodeRow(out, sheet, unit, unit - from);
      }
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  static void decode(byte[] bytes, Sheet sheet, int chunk) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte format = in.get();
    if (format != FORMAT) {
      throw new IllegalStateException("sheet format: " + format + " (expected: " + FORMAT + ")");
    }
    while (in.hasRemaining()) {
      int unit = chunk * Sheet.UNITS_A_CHUNK + (int) varint(in);
      int flags = (int) varint(in);
      sheet.stamp(
          unit, zigzag(in), (flags & RETRACTED) != 0, (flags & CUMULATIVE) != 0, zigzag(in));
      for (int stated = (int) varint(in); stated > 0; stated--) {
        int column = (int) varint(in);
        sheet.put(unit, column, (int) varint(in));
      }
    }
  }

  private static void encodeRow(ByteBuffer out, Sheet sheet, int unit, int offset) {
    varint(out, offset);
    varint(
        out, (sheet.retracted(unit) ? RETRACTED : 0) | (sheet.cumulative(unit) ? CUMULATIVE : 0));
    zigzag(out, sheet.revision(unit));
    zigzag(out, sheet.knownSince(unit));
    BitSet stated = sheet.stated(unit);
    varint(out, stated.cardinality());
    for (int column = stated.nextSetBit(0); column >= 0; column = stated.nextSetBit(column + 1)) {
      varint(out, column);
      varint(out, sheet.count(unit, column));
    }
  }

  private static void zigzag(ByteBuffer out, long value) {
    varint(out, (value << 1) ^ (value >> 63));
  }

  private static long zigzag(ByteBuffer in) {
    long value = varint(in);
    return (value >>> 1) ^ -(value & 1);
  }

  private static void varint(ByteBuffer out, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.put((byte) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    int shift = 0;
    byte b;
    do {
      b = in.get();
      value |= (long) (b & 0x7F) << shift;
      shift += 7;
    } while (b < 0);
    return value;
  }
}
