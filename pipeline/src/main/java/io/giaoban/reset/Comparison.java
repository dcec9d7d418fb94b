package io.giaoban.reset;

import java.util.List;
import java.util.Set;

/**
 * How the live results compare with those that were worked out anew.
 *
 * @param topics topic by topic, the state of the processors last
 * @param waiting the cities of which alerts waited to be told, or may have
 */
public record Comparison(List<TopicComparison> topics, Set<String> waiting) {
  /** Whether nothing differs that matters. */
  public boolean same() {
    return topics.stream().allMatch(TopicComparison::same);
  }
}
