package io.giaoban.gateway.dhis2;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What DHIS2 pushes at once.
 *
 * @param values those that can be read, each with its own period and organisation unit, be they
 *     stated beside it or for all
 * @param unreadable the others
 * @param strategy what the body says of it; null: nothing
 * @param dryRun whether the body says so
 * @param since243 whether DHIS2 2.43 or newer sent it: only those tell a scope of deletion
 */
record DataValueSet(
    List<DataValue> values,
    List<RefusedValue> unreadable,
    @Nullable String strategy,
    boolean dryRun,
    boolean since243) {

  int size() {
    return values.size() + unreadable.size();
  }
}
