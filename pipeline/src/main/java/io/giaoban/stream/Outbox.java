package io.giaoban.stream;

import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.RuleHealth;
import io.giaoban.schema.UnitDay;
import io.giaoban.wire.Origin;

/** Where a city's results go. */
interface Outbox {
  void cityDay(CityDay day);

  void unitDay(UnitDay day);

  /**
   * An alert.
   *
   * @param origin where the report came from that it is laid to
   */
  void alert(Alert alert, Origin origin);

  void ruleHealth(RuleHealth health);

  void intake(IntakeCounts counts);
}
