/** Telling by text message, through the operator's gateway: one message of one part. */
@NullMarked
package io.giaoban.dispatch.sms;

import org.jspecify.annotations.NullMarked;
