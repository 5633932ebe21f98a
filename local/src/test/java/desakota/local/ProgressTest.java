package desakota.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

@Timeout(10)
class ProgressTest {

    @TempDir Path folder;
    private Path file;
    private Progress progress;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("run/progress");
        progress = new Progress(file);
    }

    @Test
    void saysWhatIsReady() throws Exception {
        var database = progress.start("database", () -> "embedded", text -> "it is " + text);

        assertThat(database.get()).isEqualTo("embedded");
        assertThat(Files.readAllLines(file))
                .singleElement()
                .asString()
                .matches("ready\tdatabase\t\\d+\tit is embedded");
    }

    @Test
    void saysInOneSentenceWhatFailed() throws IOException {
        var broker =
                progress.start(
                        "broker",
                        () -> {
                            throw new IOException(
                                    "outside", new IOException("Port is taken\nmore"));
                        },
                        Object::toString);

        assertThatThrownBy(broker::get).isInstanceOf(ExecutionException.class);
        assertThat(Files.readAllLines(file))
                .singleElement()
                .asString()
                .matches("failed\tbroker\t\\d+\tPort is taken");
    }
}
