package io.giaoban.board.live;

/** More events came than are kept for a client that is behind. */
final class OverrunException extends Exception {
  private static final long serialVersionUID = 1L;
}
