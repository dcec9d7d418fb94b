package io.giaoban.gateway.dhis2;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.giaoban.report.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A data value as it was pushed; null: not stated. What may name a person ({@code storedBy}, {@code
 * comment}) is left out.
 *
 * @param index its place among the values, from 0
 * @param period the day, as 20220102
 * @param value a number, as text
 * @param lastUpdated when it was changed at last
 * @param deleted true: there is no such value any more; null: there is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DataValue(
    @JsonIgnore int index,
    @Nullable String dataElement,
    @Nullable String period,
    @Nullable String orgUnit,
    @Nullable String categoryOptionCombo,
    @Nullable String attributeOptionCombo,
    @Nullable String value,
    @Nullable String lastUpdated,
    @Nullable Boolean deleted) {

  /**
   * The value with what its set states for all.
   *
   * @throws ConflictException if it states another period, organisation unit or combination itself
   */
  DataValue within(
      @Nullable String setPeriod, @Nullable String setOrgUnit, @Nullable String setCombo)
      throws ConflictException {
    return new DataValue(
        index,
        dataElement,
        one(ConflictKind.PERIOD, period, setPeriod),
        one(ConflictKind.ORG_UNIT, orgUnit, setOrgUnit),
        categoryOptionCombo,
        one(ConflictKind.ATTRIBUTE_OPTION_COMBO, attributeOptionCombo, setCombo),
        value,
        lastUpdated,
        deleted);
  }

  DataValue asDeleted() {
    return new DataValue(
        index,
        dataElement,
        period,
        orgUnit,
        categoryOptionCombo,
        attributeOptionCombo,
        value,
        lastUpdated,
        true);
  }

  /** DHIS2 takes the one of the set, whatever the value states: who means that, states one. */
  private static @Nullable String one(
      ConflictKind kind, @Nullable String own, @Nullable String ofSet) throws ConflictException {
    if (own != null && ofSet != null && !own.equals(ofSet)) {
      throw new ConflictException(
          kind,
          Refusal.BAD_VALUE,
          "%s: \"%s\" (expected: \"%s\", as the whole set has)"
              .formatted(kind.property(), own, ofSet));
    }
    return own == null ? ofSet : own;
  }

  /** What it says of what is in conflict; null: nothing. */
  @Nullable String object(ConflictKind kind) {
    return switch (kind) {
      case PERIOD, FUTURE_PERIOD -> period;
      case ORG_UNIT, STATEMENT -> orgUnit;
      case CATEGORY_OPTION_COMBO -> categoryOptionCombo;
      case ATTRIBUTE_OPTION_COMBO -> attributeOptionCombo;
      case DATA_ELEMENT, NO_VALUE, VALUE, TWICE -> dataElement;
    };
  }
}
