package io.giaoban.cli;

import io.giaoban.alert.Trial;
import java.util.List;

/**
 * What trying a rule came to over all places.
 *
 * @param rule the rule's id
 * @param episodes how many
 * @param days that they cover, over all places
 * @param flaps how many began within a week after the one before at the same place was cleared
 * @param plainEpisodes what the plain line would have raised
 * @param plainCrossings how often it would have been raised or cleared
 */
record TrialSummary(
    String rule, int episodes, long days, int flaps, int plainEpisodes, long plainCrossings) {

  static TrialSummary of(List<Trial> ofRule) {
    return new TrialSummary(
        ofRule.get(0).rule().id(),
        ofRule.stream().mapToInt(trial -> trial.episodes().size()).sum(),
        ofRule.stream().mapToLong(Trial::daysCovered).sum(),
        ofRule.stream().mapToInt(Trial::flaps).sum(),
        ofRule.stream().mapToInt(trial -> trial.plain().size()).sum(),
        ofRule.stream().mapToLong(Trial::plainCrossings).sum());
  }
}
