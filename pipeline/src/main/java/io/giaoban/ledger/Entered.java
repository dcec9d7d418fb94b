package io.giaoban.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A statement was entered.
 *
 * @param entry what it meant
 * @param change how far it reaches; null: nothing differs
 */
public record Entered(Entry entry, @Nullable Change change) {}
