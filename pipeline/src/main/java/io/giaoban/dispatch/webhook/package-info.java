/** Telling by webhook, as Standard Webhooks 1.0.0 says. */
@NullMarked
package io.giaoban.dispatch.webhook;

import org.jspecify.annotations.NullMarked;
