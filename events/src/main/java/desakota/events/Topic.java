package desakota.events;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;

/** Every Kafka topic of the market: its name, what it carries, who owns it. */
public enum Topic {
    /** The order's way, by order id. Conducted by order-service; everyone else reacts to it. */
    ORDERS("order.orders", "order-service", OrderEvent.class),
    /** Stock held for an order, by order id. */
    RESERVATIONS("catalog.reservations", "catalog-service", ReservationEvent.class),
    /** The money of an order, by order id. */
    PAYMENTS("payment.payments", "payment-service", PaymentEvent.class),
    /** Money sent to those who earned it, by payee id. */
    PAYOUTS("payment.payouts", "payment-service", PayoutEvent.class),
    /** The parcels of an order, by order id. */
    SHIPMENTS("logistics.shipments", "logistics-service", ShipmentEvent.class),
    /** Cash collected at doors, by the id of the count or the deposit. */
    CASH("logistics.cash", "logistics-service", CashEvent.class),
    /** The newest public state of every product, by product id. */
    PRODUCTS("catalog.products", "catalog-service", ProductEvent.class),
    /** The newest public state of every producer, by producer id. */
    PRODUCERS("catalog.producers", "catalog-service", ProducerEvent.class);

    private static final Map<String, Topic> BY_NAME =
            Arrays.stream(values()).collect(toUnmodifiableMap(Topic::topicName, topic -> topic));

    private final String topicName;
    private final String owner;
    private final Class<? extends Event> eventType;

    Topic(String topicName, String owner, Class<? extends Event> eventType) {
        this.topicName = topicName;
        this.owner = owner;
        this.eventType = eventType;
    }

    /** The topic's name in Kafka. */
    public String topicName() {
        return topicName;
    }

    /** The one service that publishes to it. */
    public String owner() {
        return owner;
    }

    /** The sealed interface of what it carries. */
    public Class<? extends Event> eventType() {
        return eventType;
    }

    /** Whether Kafka keeps only the newest record of each key. */
    public boolean compacted() {
        return State.class.isAssignableFrom(eventType);
    }

    /** The topic that carries events of this record's sealed interface. */
    public static Topic of(Class<? extends Event> type) {
        return Arrays.stream(values())
                .filter(topic -> topic.eventType.isAssignableFrom(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No topic carries " + type));
    }

    /** The topic of this name. */
    public static Topic named(String topicName) {
        var topic = BY_NAME.get(topicName);
        if (topic == null) throw new IllegalArgumentException("No such topic: " + topicName);
        return topic;
    }
}
