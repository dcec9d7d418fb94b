package io.giaoban.dispatch.sms;

import java.util.Locale;

/** In which characters a text message is written, which tells how many fit into one. */
public enum Alphabet {
  /** The default alphabet of GSM 03.38: 160 characters, of which some count twice. */
  GSM7(160, "..."),
  /** UTF-16 without the rest: 70 units, of which rare characters take two. */
  UCS2(70, "…");

  private final int most;
  private final String ellipsis;

  Alphabet(int most, String ellipsis) {
    this.most = most;
    this.ellipsis = ellipsis;
  }

  /** The alphabet that a text needs. */
  static Alphabet of(String text) {
    return Gsm7.length(text) >= 0 ? GSM7 : UCS2;
  }

  /** How long a text is, in what the limit counts; the text must have no other characters. */
  int length(String text) {
    return this == GSM7 ? Gsm7.length(text) : text.length();
  }

  /** How long a message may be. */
  public int most() {
    return most;
  }

  /** What stands for that which is left out. */
  String ellipsis() {
    return ellipsis;
  }

  /** The name in lower case, as gateways are told unless they call it otherwise. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
