package io.giaoban.dispatch.api;

/**
 * Who asks, as limits tell askers apart.
 *
 * @param source where requests come from
 * @param operator whether it is the operator, who is not limited
 */
record Asker(String source, boolean operator) {}
