/** The door for feeds: HTTP, formats, keys. */
@NullMarked
package io.giaoban.gateway;

import org.jspecify.annotations.NullMarked;
