package io.giaoban.alert;

/** What a field of a rule says cannot be. */
final class WrongFieldException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String reason;

  /**
   * It cannot be.
   *
   * @param rule the rule's id
   * @param field the field's name
   * @param reason what is there, and what was expected
   */
  WrongFieldException(String rule, String field, String reason) {
    super("rule %s: %s: %s".formatted(rule, field, reason));
    this.field = field;
    this.reason = reason;
  }

  String field() {
    return field;
  }

  String reason() {
    return reason;
  }
}
