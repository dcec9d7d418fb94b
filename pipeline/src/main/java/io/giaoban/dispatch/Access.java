package io.giaoban.dispatch;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is kept of an owner's token and a webhook's secrets; neither is kept itself.
 *
 * @param tokenSha256 the token's SHA-256, 64 hexadecimal digits in lower case
 * @param secrets the secrets in use, the newest last: one, or two while they are exchanged
 */
public record Access(
    @JsonProperty(required = true) String tokenSha256,
    @JsonProperty(required = true) List<SecretVersion> secrets) {
  /**
   * A secret in use, which {@link SubscriberSecrets} derives again whenever it is needed.
   *
   * @param number 1 for the first
   * @param createdAt when it was made
   * @param until signs until then; a moment far away for the newest
   */
  public record SecretVersion(
      @JsonProperty(required = true) int number,
      @JsonProperty(required = true) Instant createdAt,
      @JsonProperty(required = true) Instant until) {
    /** A moment that never comes. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");
  }

  public Access {
    secrets = List.copyOf(secrets);
  }

  /** The secrets that sign at a moment. */
  public List<SecretVersion> secretsAt(Instant moment) {
    return secrets.stream().filter(secret -> secret.until().isAfter(moment)).toList();
  }

  /** The same with another token. */
  public Access withToken(String sha256) {
    return new Access(sha256, secrets);
  }

  /** The same with a secret, unless there is one already. */
  public Access withSecret(Instant now) {
    return secrets.isEmpty()
        ? new Access(tokenSha256, List.of(new SecretVersion(1, now, SecretVersion.NEVER)))
        : this;
  }

  /**
   * The same with one more secret. The newest of before signs on for a time, so that its owner can
   * change over; one still older signs no more.
   *
   * @throws IllegalArgumentException if there is no secret
   */
  public Access rotated(Instant now, Duration overlap) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("secret: none (expected: that of a webhook)");
    }
    SecretVersion newest = secrets.get(secrets.size() - 1);
    return new Access(
        tokenSha256,
        List.of(
            new SecretVersion(newest.number(), newest.createdAt(), now.plus(overlap)),
            new SecretVersion(newest.number() + 1, now, SecretVersion.NEVER)));
  }

  /** Without the hash. */
  @Override
  public String toString() {
    return "Access[secrets=" + secrets + "]";
  }
}
