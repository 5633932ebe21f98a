package desakota.local;

import desakota.local.broker.EmbeddedBroker;
import desakota.local.broker.EmbeddedBroker.Listener;
import desakota.local.database.EmbeddedDatabase;

import org.springframework.boot.builder.SpringApplicationBuilder;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One part of the market as a process of its own, for who wants to end, stop or cut off a part and
 * see how the others get over it. Each part has a folder of its own; addresses are given, since
 * nobody knows here what lies between two parts.
 */
final class Part {

    private static final int DEFAULT_PORT = 8080;

    private final String name;
    private final Path folder;
    private final Map<String, String> given;

    private Part(String name, Path folder, Map<String, String> given) {
        this.name = name;
        this.folder = folder;
        this.given = given;
    }

    /**
     * Takes the folder, the part ({@code database}, {@code broker} or a service) and settings in
     * the form {@code --name=value}. The database needs {@code port}, the broker {@code listeners}
     * in the form {@code name:port:announced port} with commas between them; to a service they are
     * those that it knows anyway, and win over the local run's.
     */
    static void main(String[] args) throws Exception {
        System.setProperty("desakota.data", args[0]);
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        // what the others of its threads are doing then, nobody needs
        Thread.currentThread().setUncaughtExceptionHandler(Part::giveUp);
        var part = new Part(args[1], Path.of(args[0]), Settings.given(args, 2));
        Runtime.getRuntime().addShutdownHook(new Thread(part.start(), "stop"));
        // a broker or a database alone has no thread that would keep the process
        Thread.currentThread().join();
    }

    @SuppressWarnings("unused") // the thread
    private static void giveUp(Thread thread, Throwable reason) {
        reason.printStackTrace();
        System.exit(1);
    }

    /** Gives what stops it. */
    private Runnable start() throws Exception {
        return switch (name) {
            case "database" ->
                    EmbeddedDatabase.open(folder.resolve("market.mv"), Integer.parseInt(of("port")))
                            ::close;
            case "broker" -> EmbeddedBroker.start(folder.resolve("kafka"), listeners())::close;
            default -> startService(Service.valueOf(name.toUpperCase(Locale.ROOT)));
        };
    }

    private Runnable startService(Service service) throws Exception {
        var secrets = Secrets.in(folder.resolve("secrets.properties"));
        var settings = new Settings(DEFAULT_PORT, "", "", secrets, given);
        return new SpringApplicationBuilder(service.application())
                        .web(service.webType())
                        .registerShutdownHook(false)
                        .run(settings.of(service))
                ::close;
    }

    private List<Listener> listeners() {
        return Arrays.stream(of("listeners").split(",", -1))
                .map(text -> text.split(":", -1))
                .map(
                        word ->
                                new Listener(
                                        word[0],
                                        Integer.parseInt(word[1]),
                                        Integer.parseInt(word[2])))
                .toList();
    }

    private String of(String setting) {
        var value = given.get(setting);
        if (value == null) {
            throw new IllegalArgumentException("The %s needs --%s=".formatted(name, setting));
        }
        return value;
    }
}
