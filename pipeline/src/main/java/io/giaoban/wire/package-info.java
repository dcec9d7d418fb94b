/**
 * What goes over Kafka: the topics with their settings and schemas, and how records are written.
 */
@NullMarked
package io.giaoban.wire;

import org.jspecify.annotations.NullMarked;
