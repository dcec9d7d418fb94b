package io.giaoban.alert;

/**
 * A place in a text.
 *
 * @param line from 1
 * @param column in characters, from 1
 */
record Spot(int line, int column) {}
