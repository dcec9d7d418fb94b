package io.giaoban.dispatch.http;

import io.giaoban.dispatch.Outcome;

/**
 * What came of a request.
 *
 * @param outcome how it ended
 * @param body the beginning of what was answered, read as UTF-8, at most {@link #MOST_BYTES}; empty
 *     where nothing was
 */
public record HttpReply(Outcome outcome, String body) {
  /** How much of an answer is kept; an attempt ends as soon as more comes. */
  public static final int MOST_BYTES = 16 << 10;
}
