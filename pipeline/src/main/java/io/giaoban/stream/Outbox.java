package io.giaoban.stream;

import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.IntakeCounts;
import io.giaoban.schema.RuleHealth;
import io.giaoban.schema.UnitDay;

/** Where a city's results go. */
interface Outbox {
  void cityDay(CityDay day);

  void unitDay(UnitDay day);

  void alert(Alert alert);

  void ruleHealth(RuleHealth health);

  void intake(IntakeCounts counts);
}
