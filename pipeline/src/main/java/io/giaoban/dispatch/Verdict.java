package io.giaoban.dispatch;

/** How an attempt ended, the same in API, metric and log. */
public enum Verdict {
  /** The other side has it. */
  DELIVERED,
  /** An answer other than 2xx, 3xx, 410, 429, 502, 503 and 504. */
  REFUSED,
  /** 3xx: where it points to is not followed. */
  REDIRECTED,
  /** 410: the other side wants no more. */
  GONE,
  /** 429, 502, 503, 504: too much for it now. */
  THROTTLED,
  /** No whole answer in time. */
  TIMED_OUT,
  /** The name is not known, or nobody listens there. */
  UNREACHABLE,
  /** The connection broke, or what came is no answer. */
  BROKEN,
  /** The address is a private one, or another that nobody outside may name. */
  FORBIDDEN_ADDRESS,
  /** Its certificate does not prove that it is the one that was named. */
  UNTRUSTED,
  /** This dispatcher has no means for that channel, such as a mail server. */
  NO_CHANNEL,
  /** This dispatcher had no room for it: it was not tried. */
  BUSY,
  /** It cannot be told that way at all: a defect here, or a message out of all bounds. */
  UNSPEAKABLE;

  /** Whether the other side has it. */
  public boolean delivered() {
    return this == DELIVERED;
  }
}
