/**
 * Who is told of alerts and how: subscriptions, and the attempts to tell each its messages in
 * order, until it has them.
 */
@NullMarked
package io.giaoban.dispatch;

import org.jspecify.annotations.NullMarked;
