package io.giaoban.board.live;

/** Why a client is no longer told, or never was: in metrics and in the gap event by this name. */
enum Drop {
  /** It took its events more slowly than they came, and is further behind than is kept for it. */
  SLOW,
  /** It took nothing for so long that the connection was cut. */
  STALLED,
  /** There were as many clients as there may be. */
  FULL
}
