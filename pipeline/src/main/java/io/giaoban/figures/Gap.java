package io.giaoban.figures;

import java.time.LocalDate;

/**
 * One figure over several days: what a running total grew by since the day it was told last.
 *
 * @param from the first of the days
 * @param to the last of them, on which it was told
 * @param count the figure; below zero where the running total fell
 */
public record Gap(LocalDate from, LocalDate to, long count) {}
