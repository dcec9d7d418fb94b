/**
 * Alerts in the world's format for public warnings: documents by the Common Alerting Protocol 1.2,
 * each valid against its schema, and an Atom feed of them.
 */
@NullMarked
package io.giaoban.dispatch.cap;

import org.jspecify.annotations.NullMarked;
