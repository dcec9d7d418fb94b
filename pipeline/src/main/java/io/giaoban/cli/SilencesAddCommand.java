package io.giaoban.cli;

import io.giaoban.alert.Severity;
import io.giaoban.alert.Silence;
import io.giaoban.alert.SilenceMatcher;
import io.giaoban.node.SilencesTopic;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Adds a silence. */
@Command(
    name = "add",
    description = {
      "Let alerts not be delivered for a time, and print the silence's id.",
      "They are computed and shown all the same. Alerts are meant that fulfil every condition given;"
          + " an option may be given several times, for one or the other."
    },
    mixinStandardHelpOptions = true,
    showDefaultValues = true)
final class SilencesAddCommand implements Callable<Integer> {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmm").withZone(ZoneOffset.UTC);
  private static final int LETTERS = 4;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  @Option(
      names = "--rule",
      paramLabel = "ID",
      showDefaultValue = Help.Visibility.NEVER,
      description = "Alerts of this rule.")
  private List<String> rules = List.of();

  @Option(
      names = "--city",
      paramLabel = "CODE",
      showDefaultValue = Help.Visibility.NEVER,
      description = "Alerts of this city and its units.")
  private List<String> cities = List.of();

  @Option(
      names = "--unit",
      paramLabel = "CODE",
      showDefaultValue = Help.Visibility.NEVER,
      description = "Alerts of this unit, and none of a whole city.")
  private List<String> units = List.of();

  @Option(
      names = "--severity",
      paramLabel = "WORD",
      showDefaultValue = Help.Visibility.NEVER,
      description = "Alerts as bad as that: minor, moderate, severe or extreme.")
  private List<Severity> severities = List.of();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      description = "When it begins (default: now).")
  private @Nullable Instant from;

  @ArgGroup(multiplicity = "1")
  private @Nullable End end;

  @Option(
      names = "--author",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who wants it so.")
  private String author = "";

  @Option(
      names = "--comment",
      paramLabel = "TEXT",
      required = true,
      showDefaultValue = Help.Visibility.NEVER,
      description = "Why.")
  private String comment = "";

  /** When it ends. */
  static final class End {
    @Option(
        names = "--until",
        paramLabel = "TIME",
        converter = MomentConverter.class,
        description = "When it ends, as 2022-01-02T18:00 (here), or 2022-01-02T18:00+07:00.")
    private @Nullable Instant until;

    @Option(
        names = "--for",
        paramLabel = "SPAN",
        converter = SpanConverter.class,
        description = "How long it lasts, e.g. P3D or PT6H.")
    private @Nullable Duration span;

    private Instant after(Instant from) {
      return until == null ? from.plus(span) : until;
    }
  }

  @Override
  public Integer call() {
    if (rules.isEmpty() && cities.isEmpty() && units.isEmpty() && severities.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "nothing selected (expected: at least one of --rule, --city, --unit, --severity)");
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Instant begin = from == null ? now : from;
    SilenceMatcher matcher = new SilenceMatcher(rules, cities, units, severities);
    Silence silence = new Silence(newId(now), matcher, begin, end.after(begin), author, comment);
    SilencesTopic topic = SilencesTopic.read(brokers.brokers());
    topic.check(matcher);
    topic.put(silence);
    spec.commandLine().getOut().println(silence.id());
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** The letters tell apart what is added in the same minute. */
  private static String newId(Instant now) {
    SecureRandom random = new SecureRandom();
    StringBuilder id = new StringBuilder(MINUTE.format(now)).append('-');
    for (int i = 0; i < LETTERS; i++) {
      id.append((char) ('a' + random.nextInt('z' - 'a' + 1)));
    }
    return id.toString();
  }
}
