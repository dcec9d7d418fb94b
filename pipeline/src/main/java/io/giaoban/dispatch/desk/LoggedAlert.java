package io.giaoban.dispatch.desk;

import io.giaoban.schema.Alert;

/**
 * An alert message where it stands in its topic.
 *
 * @param partition of the alerts' topic
 * @param offset in that partition
 * @param message what it says
 */
record LoggedAlert(int partition, long offset, Alert message) {}
