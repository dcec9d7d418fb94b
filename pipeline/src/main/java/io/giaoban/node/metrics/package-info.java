/** What a process counts and measures, besides what its rooms count themselves. */
@NullMarked
package io.giaoban.node.metrics;

import org.jspecify.annotations.NullMarked;
