/** Which statement of a unit, day and kind is the truth, and what the statements come to. */
@NullMarked
package io.giaoban.ledger;

import org.jspecify.annotations.NullMarked;
