package io.giaoban.dispatch;

import io.giaoban.schema.Alert;
import java.util.Optional;

/** Why a message is computed and shown, but told to nobody. */
public enum Muted {
  /** Another rule's alert covers it. */
  INHIBITED,
  /** Somebody asked for silence. */
  SILENCED,
  /** It is of an episode that was over before anybody could be told. */
  BACKFILL;

  /** Why nobody is told of this message; empty: who asked for it is. */
  public static Optional<Muted> of(Alert message) {
    if (message.getBackfill()) {
      return Optional.of(BACKFILL);
    }
    if (message.getSilencedBy() != null) {
      return Optional.of(SILENCED);
    }
    return message.getInhibitedBy() == null ? Optional.empty() : Optional.of(INHIBITED);
  }
}
