package desakota.local.database;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClients;

import org.bson.Document;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A {@code mongod} of this machine as a replica set of one node, on the loopback interface. */
final class MongodProcess implements Database {

    private static final String REPLICA_SET = "desakota";
    private static final int ALREADY_INITIALIZED = 23;
    private static final int SECONDS_TO_STOP = 30;

    private final Process process;
    private final Path executable;
    private final int port;

    private MongodProcess(Process process, Path executable, int port) {
        this.process = process;
        this.executable = executable;
        this.port = port;
    }

    static Optional<Path> findIn(String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static MongodProcess start(Path executable, Path folder) throws IOException {
        Files.createDirectories(folder);
        var port = port(folder.resolve("port"));
        var process =
                new ProcessBuilder(
                                List.of(
                                        executable.toString(),
                                        "--replSet",
                                        REPLICA_SET,
                                        "--bind_ip",
                                        "127.0.0.1",
                                        "--port",
                                        String.valueOf(port),
                                        "--dbpath",
                                        folder.toString(),
                                        "--logpath",
                                        folder.resolve("mongod.log").toString(),
                                        "--logappend"))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var mongod = new MongodProcess(process, executable, port);
        mongod.initiate();
        return mongod;
    }

    /** The same port at every start, because the replica set's own configuration names it. */
    private static int port(Path file) throws IOException {
        if (Files.exists(file)) {
            return Integer.parseInt(Files.readString(file).strip());
        }
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, String.valueOf(free.getLocalPort()));
            return free.getLocalPort();
        }
    }

    private void initiate() {
        var member = new Document("_id", 0).append("host", "127.0.0.1:" + port);
        var configuration = new Document("_id", REPLICA_SET).append("members", List.of(member));
        try (var client =
                MongoClients.create(
                        "mongodb://127.0.0.1:%d/?directConnection=true".formatted(port))) {
            client.getDatabase("admin").runCommand(new Document("replSetInitiate", configuration));
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != ALREADY_INITIALIZED) {
                throw e;
            }
        }
    }

    @Override
    public String uri() {
        return "mongodb://127.0.0.1:%d/?replicaSet=%s".formatted(port, REPLICA_SET);
    }

    @Override
    public String description() {
        return "MongoDB, " + executable;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
