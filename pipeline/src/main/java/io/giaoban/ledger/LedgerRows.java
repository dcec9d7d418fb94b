package io.giaoban.ledger;

import io.giaoban.report.CaseMeasure;
import io.giaoban.report.DoseMeasure;
import io.giaoban.report.Measure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * A city's ledger as rows: a chunk of a sheet each, and one for each entry of the dictionaries that
 * number units and measures. Keys: {@code S kind day chunk}, {@code U ordinal}, {@code M kind
 * ordinal}.
 */
final class LedgerRows {
  private static final byte SHEET = 'S';
  private static final byte UNIT = 'U';
  private static final byte MEASURE = 'M';
  private static final String SEPARATOR = "\n";

  private final Dictionary<String> units;
  private final Book[] books;
  private final int[] storedMeasures = new int[2];
  private int storedUnits;

  LedgerRows(Dictionary<String> units, Book... books) {
    this.units = units;
    this.books = books;
  }

  List<LedgerRow> takeChanged() {
    List<LedgerRow> rows = new ArrayList<>();
    for (; storedUnits < units.size(); storedUnits++) {
      rows.add(row(key(UNIT, storedUnits), utf8(units.entries().get(storedUnits))));
    }
    for (byte kind = 0; kind < books.length; kind++) {
      List<Measure> measures = books[kind].columns().entries();
      for (; storedMeasures[kind] < measures.size(); storedMeasures[kind]++) {
        Measure measure = measures.get(storedMeasures[kind]);
        rows.add(row(key(MEASURE, kind, storedMeasures[kind]), utf8(text(measure))));
      }
      for (Map.Entry<Integer, Sheet> dirty : books[kind].takeDirty().entrySet()) {
        addSheet(rows, kind, dirty.getKey(), dirty.getValue());
      }
    }
    return rows;
  }

  /** Rows come sorted by key: dictionaries number their entries in the order of their ordinals. */
  void restore(LedgerRow row) {
    ByteBuffer key = row.key().duplicate();
    byte[] value = new byte[row.value().remaining()];
    row.value().duplicate().get(value);
    byte type = key.get();
    switch (type) {
      case SHEET -> books[key.get()].restore(key.getInt(), key.getInt(), value);
      case UNIT -> restore(units, key.getInt(), new String(value, StandardCharsets.UTF_8));
      case MEASURE -> {
        byte kind = key.get();
        restore(books[kind].columns(), key.getInt(), measure(value));
      }
      default -> throw new IllegalStateException("ledger row " + type + " (expected: S, U or M)");
    }
    storedUnits = units.size();
    for (int kind = 0; kind < books.length; kind++) {
      storedMeasures[kind] = books[kind].columns().size();
    }
  }

  private static <T> void restore(Dictionary<T> dictionary, int ordinal, T entry) {
    if (dictionary.ordinal(entry) != ordinal) {
      throw new IllegalStateException(
          "ledger entry " + entry + " under " + ordinal + " (expected: its number in order)");
    }
  }

  private static void addSheet(List<LedgerRow> rows, byte kind, int day, Sheet sheet) {
    BitSet chunks = sheet.takeDirtyChunks();
    for (int chunk = chunks.nextSetBit(0); chunk >= 0; chunk = chunks.nextSetBit(chunk + 1)) {
      ByteBuffer key =
          ByteBuffer.allocate(10).put(SHEET).put(kind).putInt(day).putInt(chunk).flip();
      rows.add(row(key, ByteBuffer.wrap(SheetCodec.encode(sheet, chunk))));
    }
  }

  private static String text(Measure measure) {
    if (measure instanceof CaseMeasure cases) {
      return cases.name();
    }
    DoseMeasure dose = (DoseMeasure) measure;
    return dose.group() == null ? "" + dose.dose() : dose.dose() + SEPARATOR + dose.group();
  }

  private static Measure measure(byte[] value) {
    String text = new String(value, StandardCharsets.UTF_8);
    if (!Character.isDigit(text.charAt(0))) {
      return CaseMeasure.valueOf(text);
    }
    int end = text.indexOf(SEPARATOR);
    return end < 0
        ? new DoseMeasure(Integer.parseInt(text), null)
        : new DoseMeasure(Integer.parseInt(text.substring(0, end)), text.substring(end + 1));
  }

  private static LedgerRow row(ByteBuffer key, ByteBuffer value) {
    return new LedgerRow(key, value);
  }

  private static ByteBuffer key(byte type, int ordinal) {
    return ByteBuffer.allocate(5).put(type).putInt(ordinal).flip();
  }

  private static ByteBuffer key(byte type, byte kind, int ordinal) {
    return ByteBuffer.allocate(6).put(type).put(kind).putInt(ordinal).flip();
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
