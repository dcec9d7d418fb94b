package io.giaoban.node;

import org.apache.kafka.clients.admin.Admin;

/**
 * The Kafka that a node's roles work on.
 *
 * @param bootstrapServers the brokers
 * @param registryUrl the schema registry
 * @param admin a client that all roles share; closed by who made it
 */
record KafkaSite(String bootstrapServers, String registryUrl, Admin admin) {}
