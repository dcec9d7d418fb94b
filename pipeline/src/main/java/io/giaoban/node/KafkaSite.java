package io.giaoban.node;

import io.giaoban.wire.Cluster;
import org.apache.kafka.clients.admin.Admin;

/**
 * The Kafka that a node's roles work on.
 *
 * @param cluster where it is
 * @param admin a client that all roles share; closed by who made it
 */
record KafkaSite(Cluster cluster, Admin admin) {}
