package io.giaoban.gateway.dhis2;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conflict as DHIS2 tells it, of all values that have the same one.
 *
 * @param object what is in conflict
 * @param objects the same by what it is; null: no code, and then DHIS2 wants none
 * @param value why, for people: the named reason, the value found and what was expected
 * @param errorCode DHIS2's code; null: it has none
 * @param property the field in conflict; null: not one alone
 * @param indexes places of the values, from 0, ascending
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Conflict(
    @Nullable String object,
    @Nullable Map<String, String> objects,
    String value,
    @Nullable String errorCode,
    @Nullable String property,
    List<Integer> indexes) {}
