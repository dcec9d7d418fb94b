package io.giaoban.stream;

import java.util.List;

/** The 63 provinces of Việt Nam as they were from 2008 to 2025, by ISO 3166-2. */
final class Provinces {
  static final List<String> CODES =
      List.of(
          "VN-HN", "VN-SG", "VN-HP", "VN-DN", "VN-CT", "VN-01", "VN-02", "VN-03", "VN-04", "VN-05",
          "VN-06", "VN-07", "VN-09", "VN-13", "VN-14", "VN-18", "VN-20", "VN-21", "VN-22", "VN-23",
          "VN-24", "VN-25", "VN-26", "VN-27", "VN-28", "VN-29", "VN-30", "VN-31", "VN-32", "VN-33",
          "VN-34", "VN-35", "VN-36", "VN-37", "VN-39", "VN-40", "VN-41", "VN-43", "VN-44", "VN-45",
          "VN-46", "VN-47", "VN-49", "VN-50", "VN-51", "VN-52", "VN-53", "VN-54", "VN-55", "VN-56",
          "VN-57", "VN-58", "VN-59", "VN-61", "VN-63", "VN-66", "VN-67", "VN-68", "VN-69", "VN-70",
          "VN-71", "VN-72", "VN-73");

  private Provinces() {}
}
