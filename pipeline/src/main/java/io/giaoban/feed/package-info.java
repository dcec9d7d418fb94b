/**
 * Sends files of reports through the door for feeds: reading, sending, going on where it stopped.
 */
@NullMarked
package io.giaoban.feed;

import org.jspecify.annotations.NullMarked;
