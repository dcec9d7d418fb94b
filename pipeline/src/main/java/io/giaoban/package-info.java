/** The rooms of the pipeline, one for each step of the way of the data. */
@NullMarked
package io.giaoban;

import org.jspecify.annotations.NullMarked;
