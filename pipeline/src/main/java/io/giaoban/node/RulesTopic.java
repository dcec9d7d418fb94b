package io.giaoban.node;

import io.giaoban.alert.Rule;
import io.giaoban.alert.Rules;
import io.giaoban.wire.Backfill;
import io.giaoban.wire.Brokers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The rules as their topic has them at some brokers, and how they are changed. */
public final class RulesTopic {
  private final Brokers brokers;
  private final Definitions<Rule> definitions;

  RulesTopic(Brokers brokers, Definitions<Rule> definitions) {
    this.brokers = brokers;
    this.definitions = definitions;
  }

  /**
   * Reads the topic.
   *
   * @throws IllegalStateException if it is not there, or no broker answers
   */
  public static RulesTopic read(Brokers brokers) {
    return new RulesTopic(brokers, Definitions.read(DefinitionKind.RULES, brokers));
  }

  /** The rules as they were when the topic was read. */
  public List<Rule> rules() {
    return definitions.current();
  }

  /** Makes ready to bring every partition to these rules; others stay. */
  public DefinitionChange put(Collection<Rule> wanted) {
    return change(definitions.toAdd(wanted), RulesDifference.lines(rules(), wanted));
  }

  /** The same; of these rules, new or not, alerts that are over already are told, too. */
  public DefinitionChange backfill(Collection<Rule> wanted) {
    List<ProducerRecord<String, byte[]>> records = definitions.toRepeat(wanted);
    records.forEach(record -> Backfill.writeTo(record.headers()));
    List<String> lines = new ArrayList<>(RulesDifference.lines(rules(), wanted));
    wanted.forEach(rule -> lines.add("backfill rule " + rule.id()));
    return change(records, lines);
  }

  /**
   * Makes ready to bring every partition to the rules of a file. Others are deleted; of those that
   * are bad in the file, what the topic has stays.
   */
  public DefinitionChange replaceBy(Rules file) {
    return put(file.rules()).and(deleteOthers(file));
  }

  /**
   * Makes ready to delete the rules that a file does not have, good or bad. While one of its rules
   * cannot be told by its id, none is deleted.
   */
  public DefinitionChange deleteOthers(Rules file) {
    List<String> left = new ArrayList<>(ids());
    left.removeAll(file.rules().stream().map(Rule::id).toList());
    Set<String> bad = file.bad();
    List<String> kept = left.stream().filter(id -> bad.contains(id) || !file.complete()).toList();
    left.removeAll(kept);
    return delete(left)
        .and(change(List.of(), kept.stream().map(id -> "keep rule " + id + " as it was").toList()));
  }

  /**
   * Makes ready to delete rules.
   *
   * @throws IllegalArgumentException if one is not there; names those that are
   */
  public DefinitionChange delete(Collection<String> ids) {
    List<String> known = ids();
    for (String id : ids) {
      if (!known.contains(id)) {
        throw new IllegalArgumentException(
            "rule: \"%s\" (expected: one of %s)".formatted(id, known));
      }
    }
    return change(
        definitions.toDelete(ids),
        known.stream().filter(ids::contains).map(id -> "delete rule " + id).toList());
  }

  private List<String> ids() {
    return rules().stream().map(Rule::id).toList();
  }

  private DefinitionChange change(
      List<ProducerRecord<String, byte[]>> records, List<String> lines) {
    return new DefinitionChange(brokers, records, lines);
  }
}
