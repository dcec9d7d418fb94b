package io.giaoban.place;

import org.jspecify.annotations.Nullable;

/** People. */
public record Population(long people, @Nullable Integer year) {}
