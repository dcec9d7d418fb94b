package io.giaoban.dispatch.webhook;

import io.giaoban.schema.Alert;

/** Writes messages as CAP 1.2 documents. Thread-safe. */
@FunctionalInterface
public interface CapText {
  /** The message as a whole document, valid against the schema. */
  String of(Alert message);
}
