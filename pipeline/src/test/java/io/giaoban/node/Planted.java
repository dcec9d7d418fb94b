package io.giaoban.node;

import io.giaoban.report.Refusal;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A planted report.
 *
 * @param order where it comes among the others
 * @param city in whose partition it is sent, if not in another on purpose
 * @param refusal why it is to be refused; null: it is not
 * @param forwarded whether it is to be sent on to another partition first
 */
record Planted(
    double order,
    Instant at,
    Way way,
    String city,
    Bytes value,
    @Nullable Refusal refusal,
    boolean forwarded) {}
