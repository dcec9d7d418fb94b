package io.giaoban.node.embedded;

/** Why a request is refused, by Confluent's own error codes, which its clients decide on. */
enum RegistryError {
  UNREADABLE(400),
  NO_SUCH_PATH(404),
  INCOMPATIBLE(409),
  TOO_LARGE(413),
  WRONG_CONTENT_TYPE(415),
  NO_SUCH_SUBJECT(40401),
  NO_SUCH_VERSION(40402),
  NO_SUCH_SCHEMA(40403),
  SUBJECT_ALREADY_DELETED(40404),
  SUBJECT_NOT_YET_DELETED(40405),
  VERSION_ALREADY_DELETED(40406),
  VERSION_NOT_YET_DELETED(40407),
  NO_LEVEL_OF_SUBJECT(40408),
  NO_MODE_OF_SUBJECT(40409),
  INVALID_SCHEMA(42201),
  INVALID_VERSION(42202),
  INVALID_LEVEL(42203),
  INVALID_MODE(42204),
  MODE_NOT_PERMITTED(42205),
  STILL_REFERENCED(42206),
  STORE_FAILED(50001);

  private final int code;

  RegistryError(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** Returns the HTTP status: a code with five digits is a status followed by two more. */
  int status() {
    return code < 1_000 ? code : code / 100;
  }

  RegistryException because(String message) {
    return new RegistryException(this, message);
  }
}
