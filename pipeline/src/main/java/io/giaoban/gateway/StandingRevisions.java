package io.giaoban.gateway;

import io.giaoban.report.Kind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Tells which statement stands. */
public interface StandingRevisions {
  /** The revision of the statement that stands; null: none does yet. */
  @Nullable Long of(Kind kind, String city, String unit, LocalDate day);
}
