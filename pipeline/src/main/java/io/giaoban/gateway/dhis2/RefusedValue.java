package io.giaoban.gateway.dhis2;

import org.jspecify.annotations.Nullable;

/**
 * A data value that cannot be taken.
 *
 * @param value as far as it could be read
 * @param unreadable its JSON where the value is not all of it; null: it is
 */
record RefusedValue(DataValue value, @Nullable String unreadable, ConflictException conflict) {
  /** Its JSON. */
  String original() {
    return unreadable == null ? Originals.of(value) : unreadable;
  }
}
