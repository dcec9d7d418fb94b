/** Rules, the episodes they see in a series of days, and what of them is told. */
@NullMarked
package io.giaoban.alert;

import org.jspecify.annotations.NullMarked;
