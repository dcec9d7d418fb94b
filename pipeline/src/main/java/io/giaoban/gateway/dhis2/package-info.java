/** The door for DHIS2: its data value sets become reports, and it gets its own form of answer. */
@NullMarked
package io.giaoban.gateway.dhis2;

import org.jspecify.annotations.NullMarked;
