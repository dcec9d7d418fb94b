package io.giaoban.node;

import io.giaoban.stream.Stage;
import io.giaoban.wire.Groups;

/**
 * An application of Kafka Streams.
 *
 * @param name its name, and so its consumer group and the prefix of what belongs to it in Kafka
 * @param stage what it takes, and where it tells
 */
record Application(String name, Stage stage) {
  /** The one whose results people read. */
  static final Application LIVE = new Application(Groups.PROCESSORS, Stage.LIVE);
}
