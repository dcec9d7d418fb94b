package io.giaoban.stream;

/** x */
final class ScaleForecast {
  ScaleForecast(ScaleSize size, ScaleFigures figures, ScaleMeters meters) {}

  void print() {}
}
