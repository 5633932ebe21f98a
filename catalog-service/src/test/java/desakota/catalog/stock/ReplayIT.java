package desakota.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import desakota.catalog.CatalogIT;
import desakota.catalog.product.Products;
import desakota.catalog.stock.Item.Place;
import desakota.catalog.stock.Reservation.Status;
import desakota.events.Topic;
import desakota.kit.event.Envelope;
import desakota.kit.event.EventCodec;
import desakota.kit.test.Cast;
import desakota.kit.test.Journey;
import desakota.kit.test.Journeys;
import desakota.kit.test.Publisher;
import desakota.kit.test.Replay;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The stock, after an order's whole way was told to it twice. */
@CatalogIT
class ReplayIT {

    private static final int ON_HAND = 10;
    private static final int AT_THE_SAME_TIME = 3;

    @Autowired private ApplicationContext context;
    @Autowired private MongoTemplate mongo;
    @Autowired private Products products;

    /** What becomes of the goods of a way: two units of coffee, three of chips. */
    private record End(Status status, Place coffee, Place chips) {}

    private static End endOf(Journeys way) {
        return switch (way) {
            case HAPPY, STOP_DECLINED, COD, LOST, CLAIM_REFUNDED, CHARGEBACK, PART_CANCELLED ->
                    new End(Status.COMMITTED, Place.GONE, Place.GONE);
            case NO_STOCK -> new End(Status.REJECTED, Place.WITH_PRODUCER, Place.WITH_PRODUCER);
            case EXPIRED, CANCELLED_BEFORE_PAYMENT ->
                    new End(Status.RELEASED, Place.WITH_PRODUCER, Place.WITH_PRODUCER);
            case CANCELLED_AFTER_PAYMENT ->
                    new End(Status.RELEASED, Place.BACK, Place.WITH_PRODUCER);
            case RETURNED -> new End(Status.COMMITTED, Place.BACK, Place.GONE);
            case REFUSED -> new End(Status.COMMITTED, Place.BACK, Place.BACK);
        };
    }

    @ParameterizedTest
    @EnumSource(Journeys.class)
    void isTheSameHoweverOftenTheFactsCome(Journeys way) {
        var journeys =
                IntStream.range(0, AT_THE_SAME_TIME)
                        .mapToObj(_ -> way.of(Cast.demo()))
                        .toArray(Journey[]::new);
        for (var journey : journeys)
            for (var seller : journey.cast().sellers())
                Shelf.put(
                        mongo,
                        seller.productId(),
                        seller.producerId(),
                        stockOf(seller, journey.cast(), way));

        Replay.into(context).play(way.name().hashCode(), journeys);

        for (var journey : journeys) {
            var cast = journey.cast();
            var reservation = reservation(cast.orderId());
            assertThat(reservation.status()).isEqualTo(endOf(way).status());
            for (var seller : cast.sellers()) {
                var place = seller.equals(cast.coffee()) ? endOf(way).coffee() : endOf(way).chips();
                assertThat(placeOf(seller, reservation)).isEqualTo(place);
                assertThat(onHand(seller)).isEqualTo(left(seller, cast, place, way));
            }
        }
        await().atMost(10, SECONDS).untilAsserted(() -> assertThat(journeys).allMatch(said()));
    }

    /** Whether catalog said of an order what its journey has it say. */
    private static Predicate<Journey> said() {
        var said =
                Publisher.envelopes(Topic.RESERVATIONS).stream()
                        .collect(groupingBy(Envelope::subject, mapping(Envelope::type, toList())));
        return journey ->
                said.getOrDefault(journey.cast().orderId(), List.of())
                        .equals(
                                journey.on(Topic.RESERVATIONS).stream()
                                        .map(new EventCodec()::typeOf)
                                        .toList());
    }

    private static Place placeOf(Cast.Seller seller, Reservation reservation) {
        return reservation.items().stream()
                .filter(item -> item.productId().equals(seller.productId()))
                .map(Item::place)
                .findFirst()
                .orElseThrow();
    }

    private Reservation reservation(String orderId) {
        return Objects.requireNonNull(mongo.findById(orderId, Reservation.class));
    }

    private static int stockOf(Cast.Seller seller, Cast cast, Journeys way) {
        return way == Journeys.NO_STOCK && seller.equals(cast.coffee()) ? 0 : ON_HAND;
    }

    private static int left(Cast.Seller seller, Cast cast, Place place, Journeys way) {
        return stockOf(seller, cast, way) - (place == Place.GONE ? seller.quantity() : 0);
    }

    private int onHand(Cast.Seller seller) {
        var stock = products.find(seller.productId()).orElseThrow().stock();
        assertThat(stock.reserved()).isZero();
        assertThat(stock.holds()).isEmpty();
        return stock.available();
    }
}
