package io.giaoban.alert;

/** What stands at a place in a YAML file cannot be. */
final class BadYamlException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Spot spot;
  private final String reason;

  BadYamlException(Spot spot, String reason) {
    super("%d:%d: %s".formatted(spot.line(), spot.column(), reason));
    this.spot = spot;
    this.reason = reason;
  }

  Spot spot() {
    return spot;
  }

  String reason() {
    return reason;
  }
}
