/** How a process fares: what it stands on and each of its roles, as small indicators. */
@NullMarked
package io.giaoban.node.health;

import org.jspecify.annotations.NullMarked;
