package io.giaoban.ledger;

import java.nio.ByteBuffer;

/**
 * A part of a city's ledger to be stored: writing the rows that changed and reading all of them
 * back gives the same ledger.
 *
 * @param key unique within the city's ledger
 * @param value replaces what was stored under the key
 */
public record LedgerRow(ByteBuffer key, ByteBuffer value) {}
