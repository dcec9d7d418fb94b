package io.giaoban.gateway.dhis2;

import io.giaoban.report.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What of a data value is in conflict, and DHIS2's codes for it. DHIS2 2.43 retired most codes for
 * new ones; an instance cannot read an answer with a code that it does not have.
 */
enum ConflictKind {
  DATA_ELEMENT("dataElement", "E7610", "E8103"),
  PERIOD("period", "E7611", "E7611"),
  ORG_UNIT("orgUnit", "E7612", "E8107"),
  CATEGORY_OPTION_COMBO("categoryOptionCombo", "E7613", "E8108"),
  ATTRIBUTE_OPTION_COMBO("attributeOptionCombo", "E7615", "E8110"),
  NO_VALUE("value", "E7618", "E8120"),
  VALUE("value", "E7619", "E8122"),
  FUTURE_PERIOD("period", "E7641", "E8030"),
  TWICE("value", null, "E8128"),
  /** The values together, or what DHIS2 has no code for. */
  STATEMENT(null, null, null);

  private final @Nullable String property;
  private final @Nullable String code;
  private final @Nullable String codeSince243;

  ConflictKind(@Nullable String property, @Nullable String code, @Nullable String codeSince243) {
    this.property = property;
    this.code = code;
    this.codeSince243 = codeSince243;
  }

  /** What is in conflict where only the whole report tells that it is refused. */
  static ConflictKind of(String refusal) {
    for (Refusal reason : Refusal.values()) {
      if (reason.name().equals(refusal)) {
        return of(reason);
      }
    }
    return STATEMENT;
  }

  private static ConflictKind of(Refusal refusal) {
    return switch (refusal) {
      case UNKNOWN_CITY, UNKNOWN_UNIT, UNIT_NOT_IN_EXISTENCE -> ORG_UNIT;
      case DAY_IN_FUTURE -> FUTURE_PERIOD;
      case DAY_TOO_OLD -> PERIOD;
      case COUNT_IMPOSSIBLE -> VALUE;
      default -> STATEMENT;
    };
  }

  /** What DHIS2 calls that which is in conflict. */
  String objectType() {
    return switch (this) {
      case PERIOD, FUTURE_PERIOD -> "period";
      case ORG_UNIT, STATEMENT -> "organisationUnit";
      case CATEGORY_OPTION_COMBO, ATTRIBUTE_OPTION_COMBO -> "categoryOptionCombo";
      case DATA_ELEMENT, NO_VALUE, VALUE, TWICE -> "dataElement";
    };
  }

  /** The field of a data value that is in conflict; null: not one alone. */
  @Nullable String property() {
    return property;
  }

  /**
   * DHIS2's code; null: it has none.
   *
   * @param since243 whether it is for DHIS2 2.43 or newer
   */
  @Nullable String code(boolean since243) {
    return since243 ? codeSince243 : code;
  }
}
