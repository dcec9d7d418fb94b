package io.giaoban.node.health;

import java.util.function.Supplier;

/**
 * Looks at one thing that a process stands on.
 *
 * @param name of the thing
 * @param look finds out how it fares, at once
 */
public record Indicator(String name, Supplier<Finding> look) {}
