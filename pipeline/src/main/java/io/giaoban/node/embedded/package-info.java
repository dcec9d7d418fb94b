/**
 * A real Kafka broker and a schema registry inside this JVM, so that nothing has to be installed.
 */
@NullMarked
package io.giaoban.node.embedded;

import org.jspecify.annotations.NullMarked;
