package io.giaoban.dispatch.sms;

import java.util.List;

/** What a key of a YAML file says is wrong. */
final class WrongKeyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<String> key;

  /**
   * Something wrong.
   *
   * @param message the value and what was expected
   * @param key the keys from the file's own down to this one
   */
  WrongKeyException(String message, String... key) {
    super(message);
    this.key = List.of(key);
  }

  List<String> key() {
    return key;
  }
}
