package io.giaoban.cli.config;

import java.util.List;

/**
 * What was said, before it is known whether it holds.
 *
 * @param key the file's key, or what the variable would be called there
 * @param values at least one
 */
record Entry(String key, List<String> values, boolean list, Origin origin) {
  Entry {
    values = List.copyOf(values);
  }

  static Entry of(String key, String value, Origin origin) {
    return new Entry(key, List.of(value), false, origin);
  }

  String label() {
    return origin.label(key);
  }
}
