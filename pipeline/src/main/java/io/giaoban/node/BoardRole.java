package io.giaoban.node;

import io.giaoban.api.Endpoint;
import io.giaoban.board.AlertRoutes;
import io.giaoban.board.Board;
import io.giaoban.board.BoardRoutes;
import io.giaoban.board.CityRoutes;
import io.giaoban.board.RuleRoutes;
import io.giaoban.board.live.EventStream;
import io.giaoban.board.live.StreamLimits;
import io.giaoban.board.live.StreamRoutes;
import io.giaoban.dispatch.cap.CapRoutes;
import io.giaoban.dispatch.cap.CapSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Stream;

/** What can be read, in a process. */
final class BoardRole {
  private final EventStream stream;
  private final List<Endpoint> endpoints;

  private BoardRole(EventStream stream, Board board, DefinitionViews defined, CapSettings cap) {
    this.stream = stream;
    this.endpoints =
        Stream.of(
                new BoardRoutes(board, defined.places()).endpoints(),
                new CityRoutes(board.days(), defined.places()).endpoints(),
                // Before /v1/alerts/{id}: the first route that fits is taken.
                new CapRoutes(cap, new AlertsOfBoard(board.alerts()), defined.places()).endpoints(),
                new AlertRoutes(board.alerts(), defined.places(), defined.silences()).endpoints(),
                new StreamRoutes(stream, defined.places()).endpoints(),
                new RuleRoutes(defined.rules(), board.ruleHealth()).endpoints())
            .flatMap(List::stream)
            .toList();
  }

  /**
   * Starts reading.
   *
   * @param parts takes charge of what is started
   * @param cap as whom and from where the public is told
   */
  static BoardRole start(
      Parts parts,
      KafkaSite site,
      DefinitionViews defined,
      Board board,
      CapSettings cap,
      MeterRegistry metrics) {
    EventStream stream =
        parts.started(EventStream.start(board, site.cluster(), metrics, StreamLimits.DEFAULT));
    return new BoardRole(stream, board, defined, cap);
  }

  /** Ends the streams that go on for as long as their readers like. */
  void endStreams() {
    stream.endAll();
  }

  /** What can be asked. */
  List<Endpoint> endpoints() {
    return endpoints;
  }
}
