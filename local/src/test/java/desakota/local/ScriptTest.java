package desakota.local;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The script … */
@Timeout(30)
class ScriptTest {

    private static final String SCRIPT = Path.of("../desakota").toAbsolutePath().toString();

    @TempDir Path folder;

    @Test
    void deletesNothingInAFolderThatTheMarketDidNotMake() throws Exception {
        Files.createFile(folder.resolve("letter.txt"));

        var said = run("reset", "--yes");

        assertThat(said).contains("nothing was deleted");
        assertThat(folder.resolve("letter.txt")).exists();
    }

    @Test
    void deletesOnlyWhatIsTheMarkets() throws Exception {
        Files.createFile(folder.resolve(".desakota"));
        Files.createDirectories(folder.resolve("database"));
        Files.createFile(folder.resolve("letter.txt"));

        var said = run("reset", "--yes");

        assertThat(said).contains("letter.txt");
        assertThat(folder).isDirectoryNotContaining("glob:**/{.desakota,database}");
        assertThat(folder.resolve("letter.txt")).exists();
    }

    @Test
    void startsNoMarketInAFolderOfSomebodyElse() throws Exception {
        Files.createFile(folder.resolve("letter.txt"));

        var said = run("up");

        assertThat(said).contains("holds what is not the market's");
        assertThat(folder.resolve(".desakota")).doesNotExist();
    }

    @Test
    void saysWhyTheMarketEndedUnasked() throws Exception {
        Files.createDirectories(folder.resolve("run"));
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("run/market.pid"), "999999999");
        Files.writeString(
                folder.resolve("logs/console.log"), "Started\nthe broker could not go on.\n");

        var said = run("status");

        assertThat(said).contains("ended without being told to: the broker could not go on.");
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(SCRIPT).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().put("DESAKOTA_DATA", folder.toString());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }
}
