package io.giaoban.node;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** A certificate for 127.0.0.1 that its own key signed, and the key, as files. */
public final class PemFiles {
  private PemFiles() {}

  /**
   * Writes {@code NAME.crt} and {@code NAME.key}.
   *
   * @param algorithm of the key: RSA or EC
   */
  public static X509Certificate write(Path dir, String name, String algorithm) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    X500Principal who = new X500Principal("CN=" + name);
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            who,
            new BigInteger(64, new SecureRandom()),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(Duration.ofDays(1))),
            who,
            pair.getPublic());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(
                    new JcaContentSignerBuilder(
                            algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA")
                        .build(pair.getPrivate())));
    write(dir.resolve(name + ".crt"), "CERTIFICATE", certificate.getEncoded());
    write(dir.resolve(name + ".key"), "PRIVATE KEY", pair.getPrivate().getEncoded());
    return certificate;
  }

  static TlsFiles files(Path dir, String name) {
    return new TlsFiles(dir.resolve(name + ".crt"), dir.resolve(name + ".key"));
  }

  private static void write(Path file, String what, byte[] bytes) throws IOException {
    try (PemWriter pem = new PemWriter(Files.newBufferedWriter(file))) {
      pem.writeObject(new PemObject(what, bytes));
    }
  }
}
