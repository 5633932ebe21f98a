package desakota.system.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Where a running market is to be found, by what it wrote into its data folder.
 *
 * @param address the gateway's
 * @param port the gateway's; the services have the five after it
 * @param databaseUri of the database that all services share, with what it takes to sign in
 * @param brokers Kafka's
 */
record Site(String address, int port, String databaseUri, String brokers) {

    private static final String EMBEDDED = "embedded at ";
    private static final String KAFKA = "Kafka at ";

    /**
     * The market whose folder the property {@code load.data} names. What it takes to sign in to a
     * database of somebody else's is in {@code MONGODB_URI}, as it was when the market was started.
     */
    static Site given() throws IOException {
        return in(
                Path.of(
                        Objects.requireNonNull(
                                System.getProperty("load.data"),
                                "-Dload.data= names the market's data folder")));
    }

    private static Site in(Path data) throws IOException {
        var run = data.resolve("run");
        var address = Files.readString(run.resolve("address")).strip();
        var parts =
                Files.readAllLines(run.resolve("progress")).stream()
                        .map(line -> line.split("\t", -1))
                        .collect(Collectors.toMap(words -> words[1], words -> words[3]));
        return new Site(
                address,
                Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)),
                databaseUri(Objects.requireNonNull(parts.get("database")), data),
                Objects.requireNonNull(parts.get("broker")).substring(KAFKA.length()));
    }

    private static String databaseUri(String description, Path data) throws IOException {
        if (description.startsWith(EMBEDDED))
            return "mongodb://"
                    + description.substring(EMBEDDED.length(), description.indexOf(','));
        if (description.startsWith("MongoDB at "))
            return Objects.requireNonNull(System.getenv("MONGODB_URI"), "MONGODB_URI is needed");
        var port = Files.readString(data.resolve("mongod").resolve("port")).strip();
        return "mongodb://127.0.0.1:%s/?directConnection=true".formatted(port);
    }
}
