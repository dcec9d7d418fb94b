package io.giaoban.dispatch.webhook;

/**
 * What a webhook is sent.
 *
 * @param contentType its media type
 * @param text sent as UTF-8
 */
record WebhookBody(String contentType, String text) {}
