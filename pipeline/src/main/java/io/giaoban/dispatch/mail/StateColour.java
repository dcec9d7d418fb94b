package io.giaoban.dispatch.mail;

import io.giaoban.schema.AlertState;

/**
 * The colour of a state, and a sign of its own for who sees no colours. White on each has a
 * contrast of more than 4.5 : 1 (WCAG 2.1, AA).
 *
 * @param background as in style sheets
 * @param sign a character
 */
record StateColour(String background, String sign) {
  static StateColour of(AlertState state) {
    return switch (state) {
      case RAISED -> new StateColour("#b3261e", "▲");
      case UPDATED -> new StateColour("#8a4b08", "↻");
      case RESOLVED -> new StateColour("#1b6e3c", "✓");
      case CANCELLED -> new StateColour("#4a5568", "✕");
    };
  }
}
