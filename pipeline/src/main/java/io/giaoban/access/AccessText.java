package io.giaoban.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** A plan told to people: as a table, and as the commands of Kafka's own tool that do the same. */
public final class AccessText {
  private AccessText() {}

  /**
   * What an account may do, in lines.
   *
   * @param act what it may do: {@code read}, {@code describe configs}
   * @param what with what: {@code topic}, {@code group}, {@code transactional id}
   * @param names which; with a star where all are meant that begin so
   */
  public record Line(String act, String what, List<String> names) {
    @Override
    public String toString() {
      return "%s %s%s: %s"
          .formatted(act, what, names.size() == 1 ? "" : "s", String.join(", ", names));
    }
  }

  /** What an account may do: what can be told together is one line. */
  public static List<Line> lines(Account account) {
    Map<List<String>, List<String>> grouped =
        Rights.of(account).stream()
            .collect(
                groupingBy(
                    right -> List.of(words(right.operation()), words(right.type())),
                    LinkedHashMap::new,
                    mapping(Right::on, toList())));
    return grouped.entrySet().stream()
        .map(line -> new Line(line.getKey().get(0), line.getKey().get(1), line.getValue()))
        .toList();
  }

  /** The plan as a table in Markdown. */
  public static String markdown(AccessPlan plan) {
    return plan.accounts().stream()
        .map(
            account ->
                "| `%s` | %s | %s |%n"
                    .formatted(
                        account.user(),
                        account.party().deed(),
                        lines(account).stream().map(AccessText::cell).collect(joining("<br>"))))
        .collect(
            joining(
                "",
                "| user | what it does | what it may do |%n| --- | --- | --- |%n".formatted(),
                ""));
  }

  private static String cell(Line line) {
    return "%s %s %s"
        .formatted(
            line.act(),
            line.what(),
            line.names().stream().map(name -> "`" + name + "`").collect(joining(", ")));
  }

  /** The commands of Kafka's {@code kafka-acls.sh} that give the rights of a plan. */
  public static List<String> commands(AccessPlan plan, String bootstrapServers) {
    return plan.accounts().stream()
        .flatMap(account -> commands(account, bootstrapServers))
        .toList();
  }

  private static Stream<String> commands(Account account, String bootstrapServers) {
    Map<Target, List<Right>> byTarget =
        Rights.of(account).stream().collect(groupingBy(Target::of, LinkedHashMap::new, toList()));
    return byTarget.entrySet().stream()
        .map(
            entry ->
                "kafka-acls.sh --bootstrap-server %s --command-config admin.properties --add --allow-principal %s%s %s"
                    .formatted(
                        bootstrapServers,
                        account.principal(),
                        entry.getValue().stream()
                            .map(right -> " --operation " + camel(right.operation()))
                            .collect(joining()),
                        entry.getKey().options()));
  }

  /** What the tool gives rights to at once. */
  private record Target(ResourceType type, String name, PatternType pattern) {
    static Target of(Right right) {
      return new Target(right.type(), right.name(), right.pattern());
    }

    String options() {
      String which =
          "--%s '%s'".formatted(type.name().toLowerCase(Locale.ROOT).replace('_', '-'), name);
      return pattern == PatternType.PREFIXED ? which + " --resource-pattern-type prefixed" : which;
    }
  }

  private static String words(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String camel(Enum<?> name) {
    return Stream.of(name.name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(joining());
  }
}
