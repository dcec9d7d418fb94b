package io.giaoban.dispatch.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mail before it is put into its envelope.
 *
 * @param to one address
 * @param id what its message id is made of: of the same letter the same
 * @param thread what letters of one matter have in common, by which mail programs show them
 *     together; null: it stands alone
 * @param subject one line
 * @param text for who reads no HTML
 * @param html for all others
 * @param unsubscribe where a single click ends them; null: there is nothing to end
 */
record Letter(
    String to,
    String id,
    @Nullable String thread,
    String subject,
    String text,
    String html,
    @Nullable String unsubscribe) {}
