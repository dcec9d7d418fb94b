package io.giaoban.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How processes come in with Strimzi: its users' secrets, without a copy of any. */
final class ClientConfigTest {
  private static final String LOGIN =
      "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"u\" password=\"p\";";

  @TempDir private Path user;

  @Test
  void shouldReadTheUsersPasswordFromItsSecret() throws IOException {
    Files.writeString(user.resolve("sasl.jaas.config"), LOGIN);
    Map<String, Object> settings = settings();

    assertThat(new AdminClientConfig(settings).getPassword("sasl.jaas.config"))
        .isEqualTo(new Password(LOGIN));
  }

  @Test
  void shouldReadItForKafkaStreamsToo() throws IOException {
    Files.writeString(user.resolve("sasl.jaas.config"), LOGIN);
    Map<String, Object> settings = settings();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "giaoban");

    AbstractConfig config = new StreamsConfig(settings);
    assertThat(config.originals()).containsEntry("sasl.jaas.config", LOGIN);
  }

  private Map<String, Object> settings() throws IOException {
    Manifest config =
        Chart.renderAll().stream()
            .filter(one -> one.name().equals("surveillance-giaoban-client"))
            .findFirst()
            .orElseThrow();
    String text = config.tree().at("/data/client.properties").asText();
    Properties properties = new Properties();
    properties.load(new StringReader(text.replace("/etc/giaoban/user", user.toString())));
    Map<String, Object> settings = new HashMap<>();
    properties.forEach((name, value) -> settings.put(name.toString(), value));
    settings.put("bootstrap.servers", "127.0.0.1:9093");
    return settings;
  }
}
