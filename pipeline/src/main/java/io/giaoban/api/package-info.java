/** What the HTTP interface is made of: its endpoints, declared once, and their description. */
@NullMarked
package io.giaoban.api;

import org.jspecify.annotations.NullMarked;
