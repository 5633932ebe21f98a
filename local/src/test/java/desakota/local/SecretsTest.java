package desakota.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

class SecretsTest {

    @TempDir Path folder;

    @Test
    void areMadeOnceAndKept() throws IOException {
        var file = folder.resolve("data/secrets.properties");

        var made = Secrets.in(file);

        assertThat(made.values()).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(made.values()).allMatch(secret -> secret.matches("[0-9a-f]{64}"));
        assertThat(Secrets.in(file)).isEqualTo(made);
    }

    @Test
    void areForTheirOwnerOnly() throws IOException {
        var file = folder.resolve("secrets.properties");

        Secrets.in(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void growByWhatALaterVersionNeeds() throws IOException {
        var file = folder.resolve("secrets.properties");
        Files.writeString(file, "desakota.older=kept\n");

        assertThat(Secrets.in(file)).containsEntry("desakota.older", "kept").hasSizeGreaterThan(1);
    }
}
