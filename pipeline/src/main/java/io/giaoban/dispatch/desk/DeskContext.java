package io.giaoban.dispatch.desk;

import io.giaoban.dispatch.OwnerNotices;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What all desks of a dispatcher share.
 *
 * @param name the dispatcher's
 * @param thread the one in which all desks work
 * @param log the alerts
 * @param courier makes attempts
 * @param retries says when again
 * @param offsets shows progress to Kafka's tools
 * @param owners hear of halts
 * @param metrics count
 * @param clock tells the time
 */
record DeskContext(
    String name,
    ScheduledExecutorService thread,
    AlertLog log,
    Courier courier,
    RetrySchedule retries,
    GroupOffsets offsets,
    OwnerNotices owners,
    DispatchMetrics metrics,
    Clock clock) {}
