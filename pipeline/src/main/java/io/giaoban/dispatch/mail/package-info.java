/** Telling by e-mail: alerts to subscribers, and what concerns a subscription to its owner. */
@NullMarked
package io.giaoban.dispatch.mail;

import org.jspecify.annotations.NullMarked;
