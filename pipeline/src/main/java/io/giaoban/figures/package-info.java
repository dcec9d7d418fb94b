/** Arithmetic over days: windows, means, rates, trends, the last case. */
@NullMarked
package io.giaoban.figures;

import org.jspecify.annotations.NullMarked;
