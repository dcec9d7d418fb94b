package io.giaoban.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import nl.altindag.ssl.SSLFactory;
import nl.altindag.ssl.exception.GenericException;
import nl.altindag.ssl.pem.util.PemUtils;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that a server shows, as files in PEM.
 *
 * @param certificate its certificate first, then those that lead up to its authority's
 * @param key its private key, unencrypted
 */
public record TlsFiles(Path certificate, Path key) {
  private static final byte[] CHALLENGE = {1};

  /**
   * What the files come to.
   *
   * @param chain the certificates
   * @param tls shows them
   */
  record Identity(List<X509Certificate> chain, SSLFactory tls) {}

  /**
   * Reads the files.
   *
   * @throws IllegalArgumentException naming the file that is not what it should be
   */
  Identity read() {
    List<X509Certificate> chain = certificates(text("--tls-cert", certificate));
    PrivateKey secret = privateKey(text("--tls-key", key));
    if (chain.isEmpty()) {
      throw noCertificate(null);
    }
    checkPair(secret, chain.get(0).getPublicKey());
    return new Identity(
        chain, SSLFactory.builder().withIdentityMaterial(secret, new char[0], chain).build());
  }

  private static String text(String option, Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "%s: %s is not there (expected: a file in PEM)".formatted(option, file), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: %s cannot be read (expected: a file in PEM): %s"
              .formatted(option, file, e.getMessage()),
          e);
    }
  }

  private List<X509Certificate> certificates(String pem) {
    try {
      return PemUtils.parseCertificate(pem);
    } catch (GenericException e) {
      throw noCertificate(e);
    }
  }

  private IllegalArgumentException noCertificate(@Nullable Exception cause) {
    return new IllegalArgumentException(
        "--tls-cert: %s (expected: a certificate in PEM)".formatted(certificate), cause);
  }

  /** What the library says is not told on: it may quote the key. */
  private PrivateKey privateKey(String pem) {
    try {
      return PemUtils.parsePrivateKey(pem);
    } catch (GenericException e) {
      throw new IllegalArgumentException(
          "--tls-key: %s (expected: an unencrypted private key in PEM)".formatted(key));
    }
  }

  private void checkPair(PrivateKey secret, PublicKey shown) {
    try {
      String algorithm =
          switch (shown.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> shown.getAlgorithm();
          };
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(secret);
      signer.update(CHALLENGE);
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(shown);
      verifier.update(CHALLENGE);
      if (verifier.verify(signer.sign())) {
        return;
      }
      throw otherKey(null);
    } catch (GeneralSecurityException e) {
      throw otherKey(e);
    }
  }

  private IllegalArgumentException otherKey(@Nullable Exception cause) {
    return new IllegalArgumentException(
        "--tls-key: %s (expected: the key of the certificate in %s)".formatted(key, certificate),
        cause);
  }
}
