package desakota.local;

import org.springframework.boot.WebApplicationType;

import java.util.List;
import java.util.Locale;

/** A service of the market: its class, its port's place behind the gateway's, its database. */
enum Service {
    IDENTITY(1, "identity", "desakota.identity.IdentityService"),
    CATALOG(2, "catalog", "desakota.catalog.CatalogService"),
    ORDER(3, "orders", "desakota.order.OrderService"),
    LOGISTICS(4, "logistics", "desakota.logistics.LogisticsService"),
    PAYMENT(5, "payments", "desakota.payment.PaymentService"),
    GATEWAY(0, "", "desakota.gateway.Gateway");

    static final List<Service> BEHIND_THE_GATEWAY =
            List.of(IDENTITY, CATALOG, ORDER, LOGISTICS, PAYMENT);

    private final int portOffset;
    private final String database;
    private final String application;

    Service(int portOffset, String database, String application) {
        this.portOffset = portOffset;
        this.database = database;
        this.application = application;
    }

    /** How people and the gateway's settings call it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    int port(int basePort) {
        return basePort + portOffset;
    }

    String database() {
        return database;
    }

    Class<?> application() throws ClassNotFoundException {
        return Class.forName(application);
    }

    WebApplicationType webType() {
        return this == GATEWAY ? WebApplicationType.REACTIVE : WebApplicationType.SERVLET;
    }

    /**
     * The names of its settings files: all services share one class path, so there is no
     * application.yml.
     */
    String settingsFiles() {
        return this == GATEWAY ? "gateway" : "service-kit," + id() + "-service";
    }
}
