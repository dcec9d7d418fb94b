package io.giaoban.dispatch.api;

/** A body that is no JSON object: 400 over HTTP. */
final class NoJsonException extends Exception {
  NoJsonException(String message) {
    super(message);
  }
}
