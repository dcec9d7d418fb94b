/** The Kafka Streams topology: topics, stores, and the processors that wire the pure rooms. */
@NullMarked
package io.giaoban.stream;

import org.jspecify.annotations.NullMarked;
