package io.giaoban.gateway;

/** A body of a type, in an encoding or packed in a way that nobody reads here: 415 over HTTP. */
public final class UnsupportedBodyException extends Exception {
  UnsupportedBodyException(String message) {
    super(message);
  }
}
