package desakota.gateway;

import java.util.List;
import java.util.Locale;

/** A service behind the door, with the paths that are its own. A path belongs to one service. */
public enum MarketService {
    IDENTITY(
            "accounts and sign-in",
            "/oauth2/**",
            "/.well-known/**",
            "/userinfo",
            "/connect/logout",
            "/login",
            "/default-ui.css",
            "/api/accounts/**"),
    CATALOG("the catalogue", "/api/catalog/**"),
    ORDER("orders", "/api/orders/**"),
    LOGISTICS("logistics", "/api/logistics/**"),
    PAYMENT("payments", "/api/payments/**", "/api/ledger/**");

    private final String title;
    private final List<String> paths;

    MarketService(String title, String... paths) {
        this.title = title;
        this.paths = List.of(paths);
    }

    /** The name in configuration, routes and {@code /api/admin/{id}}: {@code catalog}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a person calls it, inside a sentence: {@code the catalogue}. */
    public String title() {
        return title;
    }

    /** Path patterns that are routed to it unchanged. */
    public List<String> paths() {
        return paths;
    }
}
