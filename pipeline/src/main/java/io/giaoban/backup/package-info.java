/** Backup: the topics that matter as files, and the way back into empty brokers. */
@NullMarked
package io.giaoban.backup;

import org.jspecify.annotations.NullMarked;
