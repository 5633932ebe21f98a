package desakota.local;

import desakota.catalog.CatalogService;
import desakota.gateway.Gateway;
import desakota.identity.IdentityService;
import desakota.logistics.LogisticsService;
import desakota.order.OrderService;
import desakota.payment.PaymentService;

import org.springframework.boot.WebApplicationType;

import java.util.List;
import java.util.Locale;

/** A service of the market: its class, its port's place behind the gateway's, its database. */
enum Service {
    IDENTITY(1, "identity", IdentityService.class),
    CATALOG(2, "catalog", CatalogService.class),
    ORDER(3, "orders", OrderService.class),
    LOGISTICS(4, "logistics", LogisticsService.class),
    PAYMENT(5, "payments", PaymentService.class),
    GATEWAY(0, "", Gateway.class);

    static final List<Service> BEHIND_THE_GATEWAY =
            List.of(IDENTITY, CATALOG, ORDER, LOGISTICS, PAYMENT);

    private final int portOffset;
    private final String database;
    private final Class<?> application;

    Service(int portOffset, String database, Class<?> application) {
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

    Class<?> application() {
        return application;
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
