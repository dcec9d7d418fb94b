package io.giaoban.cli;

import io.giaoban.node.SubscriberOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of how those are dealt with who are told of alerts. */
final class TellingOptions {
  @Option(
      names = "--signing-key-file",
      paramLabel = "FILE",
      description =
          "The key from which webhooks' secrets and the codes in links are derived, 32 bytes or more in Base64 (default: one is made in the data directory).")
  private @Nullable Path signingKey;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "What links in messages begin with (default: where HTTP is listened on).")
  private @Nullable URI publicUrl;

  @Option(
      names = "--open-subscriptions",
      description =
          "Let anybody subscribe who reaches HTTP; else only the operator can, with the feed key (demo on a loopback address: anybody can).")
  private boolean open;

  SubscriberOptions options() {
    return new SubscriberOptions(
        Optional.ofNullable(signingKey), Optional.ofNullable(publicUrl), open);
  }
}
