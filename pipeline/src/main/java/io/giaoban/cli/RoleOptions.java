package io.giaoban.cli;

import io.giaoban.gateway.RateLimit;
import io.giaoban.gateway.dhis2.Dhis2Mapping;
import io.giaoban.gateway.dhis2.MappingFile;
import io.giaoban.node.HttpOptions;
import io.giaoban.node.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of the door of a process, whatever its roles. */
final class RoleOptions {
  @Option(
      names = "--dhis2-mapping",
      paramLabel = "FILE",
      description =
          "What DHIS2's data elements and organisation units mean here, in YAML; then DHIS2 can push (default: it cannot).")
  private @Nullable Path dhis2Mapping;

  @Mixin private HttpDoorOptions http = new HttpDoorOptions();

  @Mixin private RateOptions feedLimit = new RateOptions();

  /**
   * Where HTTP is listened on.
   *
   * @param forward where the doors of other roles are, to which their paths are passed on
   */
  HttpOptions http(int port, Map<Role, URI> forward) {
    return http.options(port, forward);
  }

  RateLimit feedLimit() {
    return feedLimit.orElse(RateLimit.USUAL);
  }

  /**
   * What DHIS2's words mean; empty: it cannot push.
   *
   * @throws IOException if the file cannot be read
   */
  Optional<Dhis2Mapping> dhis2() throws IOException {
    return dhis2Mapping == null ? Optional.empty() : Optional.of(MappingFile.read(dhis2Mapping));
  }
}
