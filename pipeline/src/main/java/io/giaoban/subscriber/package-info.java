/**
 * A subscriber to try the dispatcher with: it checks signatures, answers challenges and as told,
 * and shows what comes. It knows of the rest only what any subscriber knows.
 */
@NullMarked
package io.giaoban.subscriber;

import org.jspecify.annotations.NullMarked;
