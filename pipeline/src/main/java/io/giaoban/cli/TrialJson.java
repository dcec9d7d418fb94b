package io.giaoban.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.giaoban.alert.Episode;
import io.giaoban.alert.Trial;
import java.util.ArrayList;
import java.util.List;

/** What trying a rule came to as JSON, a line each: its episodes, then the summary. */
final class TrialJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TrialJson() {}

  static List<ObjectNode> lines(List<Trial> ofRule) {
    List<ObjectNode> lines = new ArrayList<>();
    for (Trial trial : ofRule) {
      trial.episodes().forEach(episode -> lines.add(line(trial, episode)));
    }
    if (!ofRule.isEmpty()) {
      lines.add(line(TrialSummary.of(ofRule)));
    }
    return lines;
  }

  private static ObjectNode line(Trial trial, Episode episode) {
    return NODES
        .objectNode()
        .put("type", "episode")
        .put("rule", trial.rule().id())
        .put("city", trial.city())
        .put("unit", trial.unit())
        .put("firstDay", episode.firstDay().toString())
        .put("raised", episode.raisedBy().toString())
        .put("lastDay", episode.lastDay().toString())
        .put("peak", episode.peak())
        .put("peakDay", episode.peakDay().toString())
        .put("cleared", episode.resolvedBy() == null ? null : episode.resolvedBy().toString())
        .put("days", Trial.length(episode));
  }

  private static ObjectNode line(TrialSummary summary) {
    return NODES
        .objectNode()
        .put("type", "summary")
        .put("rule", summary.rule())
        .put("episodes", summary.episodes())
        .put("days", summary.days())
        .put("flaps", summary.flaps())
        .put("plainEpisodes", summary.plainEpisodes())
        .put("plainCrossings", summary.plainCrossings());
  }
}
