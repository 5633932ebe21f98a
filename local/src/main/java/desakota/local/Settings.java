package desakota.local;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each service is told in the local run, on top of its own settings.
 *
 * @param given what the person who starts it wants otherwise; wins
 */
record Settings(
        int basePort,
        String databaseUri,
        String bootstrapServers,
        Map<String, String> secrets,
        Map<String, String> given) {

    /**
     * Settings in the form {@code --name=value}.
     *
     * @param from how many arguments before them are something else
     */
    static Map<String, String> given(String[] args, int from) {
        var given = new LinkedHashMap<String, String>();
        for (int i = from; i < args.length; i++) {
            var end = args[i].indexOf('=');
            if (!args[i].startsWith("--") || end < 0) {
                throw new IllegalArgumentException("No setting --name=value: " + args[i]);
            }
            given.put(args[i].substring(2, end), args[i].substring(end + 1));
        }
        return given;
    }

    /** The settings of one service by name, in the form of command line arguments. */
    String[] of(Service service) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("spring.config.name", service.settingsFiles());
        // accounts whose secret everybody knows must not be open to the neighbours
        settings.put("server.address", "localhost");
        settings.put("server.port", String.valueOf(service.port(basePort)));
        settings.put("desakota.issuer", address(Service.GATEWAY));
        settings.put("desakota.jwk-set-uri", address(Service.IDENTITY) + "/oauth2/jwks");
        for (var other : Service.BEHIND_THE_GATEWAY) {
            settings.put("desakota.services." + other.id(), address(other));
        }
        if (service != Service.GATEWAY) {
            settings.put("spring.mongodb.uri", databaseUri);
            settings.put("spring.mongodb.database", service.database());
            settings.put("spring.kafka.bootstrap-servers", bootstrapServers);
            settings.put("desakota.demo", "true");
            settings.put("desakota.sandbox", "true");
            settings.putAll(secrets);
            // the gateway shares the class path and would refuse to start beside a servlet
            // container
            settings.put("spring.cloud.gateway.server.webflux.enabled", "false");
        }
        settings.putAll(given);
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    String address(Service service) {
        return "http://localhost:" + service.port(basePort);
    }
}
