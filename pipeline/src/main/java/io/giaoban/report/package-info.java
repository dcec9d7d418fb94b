/** What a report is, how its text and Avro forms are read, and why one is refused. */
@NullMarked
package io.giaoban.report;

import org.jspecify.annotations.NullMarked;
