package desakota.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The secrets of this machine's market: made on the first start, kept where only their owner reads
 * them.
 */
final class Secrets {

    private static final List<String> NAMES =
            List.of(
                    "desakota.identity.key-secret",
                    "desakota.payment.sandbox.secret",
                    "desakota.delivery-code-secret");

    private static final int BYTES = 32;

    private Secrets() {}

    /** Reads the file; makes it, or the secrets that it lacks, as random 256-bit numbers in hex. */
    static Map<String, String> in(Path file) throws IOException {
        var secrets = new TreeMap<String, String>();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                var kept = new Properties();
                kept.load(reader);
                kept.forEach((name, secret) -> secrets.put((String) name, (String) secret));
            }
        }
        if (!secrets.keySet().containsAll(NAMES)) {
            var random = new SecureRandom();
            for (var name : NAMES) {
                secrets.computeIfAbsent(name, _ -> secret(random));
            }
            write(file, secrets);
        }
        return secrets;
    }

    private static String secret(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void write(Path file, Map<String, String> secrets) throws IOException {
        var lines =
                secrets.entrySet().stream()
                        .map(secret -> secret.getKey() + "=" + secret.getValue());
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, lines.toList());
    }
}
