package io.giaoban.access;

import static io.giaoban.wire.Topics.ACKNOWLEDGEMENTS;
import static io.giaoban.wire.Topics.ALERTS;
import static io.giaoban.wire.Topics.CASE_REPORTS;
import static io.giaoban.wire.Topics.CITY_DAYS;
import static io.giaoban.wire.Topics.CLOCK;
import static io.giaoban.wire.Topics.DELIVERIES;
import static io.giaoban.wire.Topics.FEEDS;
import static io.giaoban.wire.Topics.INPUTS;
import static io.giaoban.wire.Topics.INTAKE_COUNTS;
import static io.giaoban.wire.Topics.PLACES;
import static io.giaoban.wire.Topics.REJECTED_REPORTS;
import static io.giaoban.wire.Topics.REPLAYED_REPORTS;
import static io.giaoban.wire.Topics.RULES;
import static io.giaoban.wire.Topics.RULE_HEALTH;
import static io.giaoban.wire.Topics.SILENCES;
import static io.giaoban.wire.Topics.SUBMISSIONS;
import static io.giaoban.wire.Topics.SUBSCRIPTIONS;
import static io.giaoban.wire.Topics.SUBSCRIPTION_PROGRESS;
import static io.giaoban.wire.Topics.UNIT_DAYS;
import static io.giaoban.wire.Topics.VACCINATION_REPORTS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import io.giaoban.wire.Groups;
import io.giaoban.wire.Topic;
import java.util.List;

/** The rights of each account: those that it uses, and no others. */
public final class Rights {
  /** What the names of our topics begin with, but for the processors' state. */
  private static final String OURS = "giaoban.";

  private static final Topic[] REPORTS = {CASE_REPORTS, VACCINATION_REPORTS};

  private Rights() {}

  /** The rights of an account. */
  public static List<Right> of(Account account) {
    return switch (account.party()) {
      case GATEWAY ->
          role()
              .read(REPORTS)
              .read(PLACES, FEEDS, SUBMISSIONS, UNIT_DAYS)
              .write(REPORTS)
              .write(REJECTED_REPORTS, SUBMISSIONS)
              .list();
      case PROCESSOR ->
          described()
              .on(READ, INPUTS)
              .group(READ, Groups.PROCESSORS)
              // What came to the wrong partition is sent on to the right one.
              .write(REPORTS)
              .write(CITY_DAYS, UNIT_DAYS, ALERTS, RULE_HEALTH, INTAKE_COUNTS)
              .write(REJECTED_REPORTS, REPLAYED_REPORTS)
              .topic(CREATE, Groups.STATE)
              .topic(READ, Groups.STATE)
              .topic(WRITE, Groups.STATE)
              .transactions(Groups.PROCESSORS + "-")
              .list();
      case DISPATCHER ->
          role()
              .read(PLACES, RULES, SUBSCRIPTIONS, SUBSCRIPTION_PROGRESS, DELIVERIES)
              .read(CITY_DAYS, UNIT_DAYS, ALERTS)
              .write(SUBSCRIPTIONS, SUBSCRIPTION_PROGRESS, DELIVERIES)
              .group(READ, Groups.DISPATCHERS)
              .transactions(Groups.DISPATCH_TRANSACTIONS)
              .groups(READ, Groups.SUBSCRIPTIONS)
              .groups(DELETE, Groups.SUBSCRIPTIONS)
              .list();
      case BOARD ->
          role()
              .read(CITY_DAYS, UNIT_DAYS, ALERTS, ACKNOWLEDGEMENTS, INTAKE_COUNTS, RULE_HEALTH)
              .read(PLACES, RULES, SILENCES)
              .list();
      case CLOCK -> role().write(CLOCK).group(READ, Groups.CLOCKS).list();
      case REGISTRY -> registry(account);
      case OPERATOR ->
          described()
              .topics(CREATE, OURS)
              .topic(CREATE, Groups.STATE)
              .topic(DESCRIBE, Groups.STATE)
              .read(PLACES, RULES, SILENCES, FEEDS)
              .read(CITY_DAYS, UNIT_DAYS, ALERTS, ACKNOWLEDGEMENTS, RULE_HEALTH)
              .read(REJECTED_REPORTS, REPLAYED_REPORTS)
              .write(PLACES, RULES, SILENCES, FEEDS, ACKNOWLEDGEMENTS)
              .write(REPORTS)
              .list();
      case BACKUP -> backup();
      case FEED -> new RightsList().write(REPORTS).list();
      case READER ->
          // The dot ends the name: the reader press has no part in the groups of press-2.
          new RightsList().read(ALERTS, CITY_DAYS).groups(READ, account.user() + ".").list();
    };
  }

  // A role looks whether all topics are there and fit, and how far the processors are.
  private static RightsList role() {
    return described().group(DESCRIBE, Groups.PROCESSORS);
  }

  private static RightsList described() {
    return new RightsList().topics(DESCRIBE, OURS).on(DESCRIBE_CONFIGS, INPUTS);
  }

  // As Apicurio's names its topics; it makes a new group whenever it starts.
  private static List<Right> registry(Account account) {
    return new RightsList()
        .topics(CREATE, "kafkasql-")
        .topics(READ, "kafkasql-")
        .topics(WRITE, "kafkasql-")
        .topic(CREATE, "registry-events")
        .topic(WRITE, "registry-events")
        .groups(READ, account.user() + "-")
        .list();
  }

  private static List<Right> backup() {
    return new RightsList()
        .topics(READ, OURS)
        .topics(DESCRIBE_CONFIGS, OURS)
        .topic(READ, Groups.STATE)
        .topic(DESCRIBE_CONFIGS, Groups.STATE)
        .group(DESCRIBE, Groups.PROCESSORS)
        .list();
  }
}
