/** HTTP to addresses that somebody else named: no way into the private network. */
@NullMarked
package io.giaoban.dispatch.http;

import org.jspecify.annotations.NullMarked;
