/** The dispatcher: what each subscriber is to be told next, and how far that has come. */
@NullMarked
package io.giaoban.dispatch.desk;

import org.jspecify.annotations.NullMarked;
