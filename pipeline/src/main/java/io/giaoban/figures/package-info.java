/** Arithmetic over days, without state: windows, means, rates. */
@NullMarked
package io.giaoban.figures;

import org.jspecify.annotations.NullMarked;
