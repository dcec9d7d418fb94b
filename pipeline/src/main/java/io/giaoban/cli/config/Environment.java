package io.giaoban.cli.config;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the variables of the environment that are the program's. */
final class Environment {
  /** Kubernetes sets these for each service, such as one called {@code giaoban-board}. */
  private static final Pattern OF_SERVICE =
      Pattern.compile(
          Setting.PREFIX
              + "(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

  private static final Pattern ADDRESS_OF_SERVICE = Pattern.compile("(tcp|udp|sctp)://.*");

  private Environment() {}

  static void read(Map<String, String> variables, Reading reading) {
    new TreeMap<>(variables)
        .forEach(
            (name, value) -> {
              if (isSetting(name, value)) {
                reading.take(Entry.of(key(name), value, new Origin.Variable(name)));
              }
            });
  }

  private static String key(String variable) {
    return variable.substring(Setting.PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** An empty one is none: compose files pass on variables that are not set as empty. */
  private static boolean isSetting(String name, String value) {
    return name.startsWith(Setting.PREFIX)
        && !value.isEmpty()
        && !OF_SERVICE.matcher(name).matches()
        && !(name.endsWith("_PORT") && ADDRESS_OF_SERVICE.matcher(value).matches());
  }
}
