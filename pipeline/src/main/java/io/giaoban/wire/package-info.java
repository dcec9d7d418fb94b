/**
 * What goes over Kafka: the topics with their settings and schemas, how records are written, and
 * the loop in which they are read.
 */
@NullMarked
package io.giaoban.wire;

import org.jspecify.annotations.NullMarked;
