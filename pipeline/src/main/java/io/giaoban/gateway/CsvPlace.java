package io.giaoban.gateway;

/**
 * Where in a row one is (RFC 4180): a quote at the beginning of a cell quotes it, and a quote in a
 * quoted cell is written twice.
 */
enum CsvPlace {
  BEGINNING_OF_CELL,
  IN_CELL,
  IN_QUOTES,
  /** Behind the closing quote, or the first of two. */
  BEHIND_QUOTE;

  static final char QUOTE = '"';

  /** Where one is after a character. */
  CsvPlace after(int c, String separators) {
    if (this == IN_QUOTES) {
      return c == QUOTE ? BEHIND_QUOTE : IN_QUOTES;
    }
    if (this == BEHIND_QUOTE && c == QUOTE) {
      return IN_QUOTES;
    }
    if (separators.indexOf(c) >= 0) {
      return BEGINNING_OF_CELL;
    }
    return this == BEGINNING_OF_CELL && c == QUOTE ? IN_QUOTES : IN_CELL;
  }

  /** Whether separators and ends of lines are part of the cell. */
  boolean quoted() {
    return this == IN_QUOTES;
  }
}
