package io.giaoban.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the rules of one file, the good ones whatever the others are. */
final class RulesReader {
  private static final Comparator<RuleProblem> ORDER =
      Comparator.comparingInt(RuleProblem::line).thenComparingInt(RuleProblem::column);

  private final String file;
  private final YamlText text;
  private final List<RuleProblem> problems = new ArrayList<>();

  /** Those that could be read, by id. */
  private final Map<String, RuleNode> nodes = new HashMap<>();

  /** The ids of all that the file names, good or bad. */
  private final Set<String> named = new HashSet<>();

  private final Map<String, CompiledRule> good = new LinkedHashMap<>();

  RulesReader(String file, YamlText text) {
    this.file = file;
    this.text = text;
  }

  /**
   * Reads them.
   *
   * @param others rules that are elsewhere, and give way to those of the file
   * @throws BadYamlException if the file has no list of rules
   */
  Rules read(Node root, Collection<Rule> others) {
    for (Node node : list(root).getValue()) {
      read(new RuleNode(node, text));
    }
    checkInhibition(others);
    problems.sort(ORDER);
    return new Rules(List.copyOf(good.values()), problems);
  }

  private SequenceNode list(Node root) {
    if (!(root instanceof MappingNode mapping)) {
      throw new BadYamlException(YamlText.at(root), "no fields (expected: rules: and a list)");
    }
    SequenceNode list = null;
    for (NodeTuple field : mapping.getValue()) {
      String name = field.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
      if (!name.equals("rules")) {
        problems.add(
            new RuleProblem(
                file,
                null,
                YamlText.at(field.getKeyNode()).line(),
                YamlText.at(field.getKeyNode()).column(),
                "unknown field \"" + name + "\" (expected: rules)"));
      } else if (list == null && field.getValueNode() instanceof SequenceNode found) {
        list = found;
      } else {
        throw new BadYamlException(
            YamlText.at(field.getValueNode()),
            list == null ? "rules: no list (expected: a list)" : "rules: twice (expected: once)");
      }
    }
    if (list == null) {
      throw new BadYamlException(YamlText.at(root), "rules: none (expected: a list)");
    }
    return list;
  }

  private void read(RuleNode node) {
    String id = node.id();
    if (id != null && !named.add(id)) {
      report(
          node,
          new BadYamlException(
              node.spot("/id"),
              "id: twice (expected: once; the first, in line %d, counts)"
                  .formatted(nodes.get(id).spot("/id").line())));
      return;
    }
    if (id != null) {
      nodes.put(id, node);
    }
    try {
      CompiledRule rule = CompiledRule.compile(node.rule());
      good.put(rule.rule().id(), rule);
    } catch (BadYamlException e) {
      report(node, e);
    } catch (WrongFieldException e) {
      node.problems(e).forEach(problem -> report(node, problem));
    }
  }

  private void checkInhibition(Collection<Rule> others) {
    List<Rule> rules = good.values().stream().map(CompiledRule::rule).toList();
    others.forEach(rule -> named.add(rule.id()));
    Inhibition inhibition =
        new Inhibition(
            Stream.concat(
                    others.stream().filter(other -> !good.containsKey(other.id())), rules.stream())
                .toList());
    for (Rule rule : rules) {
      inhibition.circle(rule).ifPresent(circle -> refuse(rule, circle));
      for (int i = 0; i < rule.inhibitedBy().size(); i++) {
        if (!named.contains(rule.inhibitedBy().get(i))) {
          warn(rule, i);
        }
      }
    }
  }

  /** Rules that cover each other would all be silent. */
  private void refuse(Rule rule, List<String> circle) {
    good.remove(rule.id());
    RuleNode node = nodes.get(rule.id());
    report(
        node,
        new BadYamlException(
            node.spot("/inhibitedBy"),
            "inhibitedBy: a circle, %s (expected: none, as they would all be silent)"
                .formatted(String.join(" by ", circle))));
  }

  /** The rule is good all the same: the other may be still to come. */
  private void warn(Rule rule, int index) {
    RuleNode node = nodes.get(rule.id());
    report(
        node,
        new BadYamlException(
            node.spot("/inhibitedBy/" + index),
            "inhibitedBy: no rule \"%s\" (expected: a rule's id; this one is in force without it)"
                .formatted(rule.inhibitedBy().get(index))));
  }

  private void report(RuleNode node, BadYamlException problem) {
    problems.add(
        new RuleProblem(
            file, node.id(), problem.spot().line(), problem.spot().column(), problem.reason()));
  }
}
