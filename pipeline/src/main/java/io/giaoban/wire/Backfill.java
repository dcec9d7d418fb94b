package io.giaoban.wire;

import org.apache.kafka.common.header.Headers;

/** Marks a rule's record: episodes that were over before the rule came are to be told, too. */
public final class Backfill {
  private static final String HEADER = "giaoban-backfill";

  private Backfill() {}

  /** Whether it is asked for. */
  public static boolean in(Headers headers) {
    return headers.lastHeader(HEADER) != null;
  }

  /** Asks for it. */
  public static void writeTo(Headers headers) {
    headers.add(HEADER, new byte[0]);
  }
}
