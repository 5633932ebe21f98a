package desakota.gateway;

import java.util.List;
import java.util.Locale;

/** A service behind the door, with the paths that are its own. A path belongs to one service. */
public enum MarketService {
    IDENTITY("accounts and sign-in"),
    CATALOG("the catalogue"),
    ORDER("orders"),
    LOGISTICS("logistics"),
    PAYMENT("payments");

    private final String title;

    MarketService(String title) {
        this.title = title;
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
        return switch (this) {
            case IDENTITY ->
                    List.of(
                            "/oauth2/**",
                            "/.well-known/**",
                            "/userinfo",
                            "/connect/logout",
                            "/login",
                            "/default-ui.css",
                            "/api/accounts/**");
            case CATALOG -> List.of("/api/catalog/**");
            case ORDER -> List.of("/api/orders/**");
            case LOGISTICS -> List.of("/api/logistics/**");
            case PAYMENT -> List.of("/api/payments/**", "/api/ledger/**");
        };
    }
}
