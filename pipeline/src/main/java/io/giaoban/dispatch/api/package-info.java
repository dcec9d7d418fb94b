/** The subscriptions over HTTP: owners make, change and watch their own. */
@NullMarked
package io.giaoban.dispatch.api;

import org.jspecify.annotations.NullMarked;
