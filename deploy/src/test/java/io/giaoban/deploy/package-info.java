@org.jspecify.annotations.NullMarked
package io.giaoban.deploy;
