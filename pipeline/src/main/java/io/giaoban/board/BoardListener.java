package io.giaoban.board;

import io.giaoban.schema.Alert;
import io.giaoban.schema.CityDay;

/** Hears what the board takes in, in its thread. */
public interface BoardListener {
  /** A city day was told. */
  void cityDay(CityDay day);

  /** An alert message was told. */
  void alert(Alert message);
}
