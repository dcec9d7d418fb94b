package io.giaoban.alert;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a rules file says.
 *
 * @param compiled its good rules, in its order
 * @param problems what is wrong in it, in its order
 */
public record Rules(List<CompiledRule> compiled, List<RuleProblem> problems) {
  public Rules {
    compiled = List.copyOf(compiled);
    problems = List.copyOf(problems);
  }

  /** The good rules, in the file's order. */
  public List<Rule> rules() {
    return compiled.stream().map(CompiledRule::rule).toList();
  }

  /**
   * Whether every rule of the file could be told by its id; else nobody knows which rules the file
   * does not have.
   */
  public boolean complete() {
    return problems.stream().noneMatch(problem -> problem.rule() == null);
  }

  /** The ids of the rules that are in the file, and cannot be taken as they are. */
  public Set<String> bad() {
    Set<String> bad =
        problems.stream()
            .map(RuleProblem::rule)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    rules().forEach(rule -> bad.remove(rule.id()));
    return Set.copyOf(bad);
  }
}
