package io.giaoban.node;

import io.giaoban.board.Board;
import io.giaoban.dispatch.ToldDays;
import io.giaoban.gateway.StandingRevisions;
import io.giaoban.gateway.ToldUnits;
import io.giaoban.report.Kind;
import io.giaoban.schema.CityDay;
import io.giaoban.schema.UnitDay;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What the board knows of days, for gateway and dispatcher. */
final class ToldByBoard implements ToldUnits, StandingRevisions, ToldDays {
  private final Board board;

  ToldByBoard(Board board) {
    this.board = board;
  }

  @Override
  public @Nullable Long of(Kind kind, String city, String unit, LocalDate day) {
    for (UnitDay told : unit(city, unit, day, day)) {
      return kind == Kind.CASES ? told.getCaseRevision() : told.getVaccinationRevision();
    }
    return null;
  }

  @Override
  public Collection<CityDay> city(String city, LocalDate from, LocalDate to) {
    return board.days().days(city, from, to, null);
  }

  @Override
  public Collection<UnitDay> unit(String city, String unit, LocalDate from, LocalDate to) {
    return board.unitDays().days(city, unit, from, to, null);
  }
}
