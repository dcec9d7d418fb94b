package io.giaoban.subscriber;

/**
 * Whether a message comes from who knows the secret.
 *
 * @param verified whether its signature is right, and fresh
 * @param why what is wrong with it; empty: nothing
 */
public record Proof(boolean verified, String why) {
  static final Proof GOOD = new Proof(true, "");

  static Proof bad(String why) {
    return new Proof(false, why);
  }

  /** As words. */
  @Override
  public String toString() {
    return verified ? "verified" : "NOT VERIFIED (" + why + ")";
  }
}
