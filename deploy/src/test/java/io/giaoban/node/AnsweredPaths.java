package io.giaoban.node;

import java.util.Map;
import java.util.TreeMap;

/** Lets the chart's tests see which role answers what. */
public final class AnsweredPaths {
  private AnsweredPaths() {}

  /** What paths begin with, and the role that answers them. */
  public static Map<String, String> byRole() {
    Map<String, String> paths = new TreeMap<>();
    Forwarding.ANSWERED.forEach((path, role) -> paths.put(path, role.label()));
    return paths;
  }
}
