/** Cities and the units that report to them: codes, calendar, population. */
@NullMarked
package io.giaoban.place;

import org.jspecify.annotations.NullMarked;
