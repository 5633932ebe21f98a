package desakota.events;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;

/** Every Kafka topic of the market: its name, who owns it, its key, what it carries. */
public enum Topic {
    /** The order's way. Conducted by order-service; everyone else reacts to it. */
    ORDERS("order.orders", "order-service", "order id", OrderEvent.class),
    /** Stock held for an order. */
    RESERVATIONS("catalog.reservations", "catalog-service", "order id", ReservationEvent.class),
    /** The money of an order. */
    PAYMENTS("payment.payments", "payment-service", "order id", PaymentEvent.class),
    /** Money sent to those who earned it. */
    PAYOUTS("payment.payouts", "payment-service", "payee id", PayoutEvent.class),
    /** The parcels of an order. */
    SHIPMENTS("logistics.shipments", "logistics-service", "order id", ShipmentEvent.class),
    /** Cash collected at doors. */
    CASH("logistics.cash", "logistics-service", "id of the count or the deposit", CashEvent.class),
    /** The newest public state of every product. */
    PRODUCTS("catalog.products", "catalog-service", "product id", ProductEvent.class),
    /** The newest public state of every producer. */
    PRODUCERS("catalog.producers", "catalog-service", "producer id", ProducerEvent.class);

    private static final Map<String, Topic> BY_NAME =
            Arrays.stream(values()).collect(toUnmodifiableMap(Topic::topicName, topic -> topic));

    private final String topicName;
    private final String owner;
    private final String key;
    private final Class<? extends Event> eventType;

    Topic(String topicName, String owner, String key, Class<? extends Event> eventType) {
        this.topicName = topicName;
        this.owner = owner;
        this.key = key;
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

    /** In words, what its records have for a key: those of one key keep their order. */
    public String key() {
        return key;
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
