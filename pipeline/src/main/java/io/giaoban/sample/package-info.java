/** The shipped samples: real reports of two cities, in the form their sources publish. */
@NullMarked
package io.giaoban.sample;

import org.jspecify.annotations.NullMarked;
