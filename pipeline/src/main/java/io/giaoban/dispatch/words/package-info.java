/** What alerts are called in the languages of those who read them. */
@NullMarked
package io.giaoban.dispatch.words;

import org.jspecify.annotations.NullMarked;
