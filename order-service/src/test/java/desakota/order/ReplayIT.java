package desakota.order;

import static desakota.order.RunningOrders.order;
import static desakota.order.RunningOrders.orders;
import static desakota.order.RunningOrders.post;
import static desakota.order.RunningOrders.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.events.Fact;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderCancelled;
import desakota.events.OrderEvent.OrderClaimResolved;
import desakota.events.OrderEvent.OrderClaimed;
import desakota.events.OrderEvent.OrderCompleted;
import desakota.events.OrderEvent.OrderPartCancellationRequested;
import desakota.events.OrderEvent.OrderPlaced;
import desakota.events.OrderEvent.Part;
import desakota.events.ShipmentEvent.ParcelDispatched;
import desakota.events.Topic;
import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Cast;
import desakota.kit.test.Journey;
import desakota.kit.test.Journey.Told;
import desakota.kit.test.Journeys;
import desakota.kit.test.Replay;
import desakota.kit.test.Tokens;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An order, to which all that the other services say was told twice, mixed as it can be. People do
 * their part over HTTP, where it belongs.
 */
@WithRunningOrders
class ReplayIT {

    private static final int AT_THE_SAME_TIME = 3;
    private static final String KOPERASI = Tokens.of("koperasi", Role.FINANCE);

    /** What is decided by the order's own clock, chance or people, and not by what it was told. */
    private static final String[] OF_ITS_OWN = {
        "at", "payBy", "claimUntil", "deliveryCodeHash", "claimId", "reserveUntil"
    };

    @ParameterizedTest
    @EnumSource
    void saysTheSameHoweverItsFactsCome(Journeys way) {
        var journeys =
                Stream.generate(() -> asTheOrderHears(way.of(Cast.strangers())))
                        .limit(AT_THE_SAME_TIME)
                        .toArray(Journey[]::new);

        Replay.into(RunningOrders.instance(0))
                .asCaused()
                .doing(OrderPlaced.class, ReplayIT::place)
                .doing(OrderCancelled.class, ReplayIT::cancel)
                .doing(OrderCancellationRequested.class, ReplayIT::cancel)
                .doing(OrderPartCancellationRequested.class, ReplayIT::cancelPart)
                .doing(OrderCompleted.class, ReplayIT::confirm)
                .doing(OrderClaimed.class, ReplayIT::claim)
                .doing(OrderClaimResolved.class, ReplayIT::resolve)
                .play(way.name().hashCode(), journeys);

        for (var journey : journeys) {
            var id = journey.cast().orderId();
            var told = journey.on(Topic.ORDERS);
            await().atMost(10, SECONDS).until(() -> published(id).size() == told.size());
            assertThat(published(id))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields(OF_ITS_OWN)
                    .isEqualTo(told);
            assertThat(happenings(id)).doesNotHaveDuplicates();
        }
    }

    /**
     * The same journey, in which the wish to cancel stands before the parcels leave: the order
     * takes it only as long as it has not heard of that, as logistics has by then.
     */
    private static Journey asTheOrderHears(Journey journey) {
        var facts = new ArrayList<>(journey.facts());
        var wish = indexOf(facts, OrderCancellationRequested.class);
        var leaving = indexOf(facts, ParcelDispatched.class);
        if (wish > leaving && leaving >= 0) facts.add(leaving, facts.remove(wish));
        return new Journey(journey.name(), journey.cast(), facts);
    }

    private static int indexOf(List<Told> facts, Class<? extends Fact> type) {
        return facts.stream()
                .filter(told -> type.isInstance(told.fact()))
                .findFirst()
                .map(facts::indexOf)
                .orElse(-1);
    }

    private record Happened(Happening type, Instant at, @Nullable String about) {}

    private static List<Happened> happenings(String id) {
        return order(id).timeline().stream()
                .map(entry -> new Happened(entry.type(), entry.at(), entry.producerId()))
                .toList();
    }

    private static void place(Told told) {
        var placed = (OrderPlaced) told.fact();
        var sale =
                new Sale(
                        placed.code(),
                        placed.buyerId(),
                        placed.parts().stream().flatMap(ReplayIT::lines).toList(),
                        Cast.ADDRESS,
                        "REGULAR",
                        placed.paymentMethod(),
                        new Sale.Promise(Cast.FAR, Cast.FAR),
                        Duration.ofDays(5),
                        placed.at(),
                        placed.reserveUntil(),
                        new DeliveryCode("042017", "hash"));
        var parts = placed.parts().stream().map(ReplayIT::part).toList();
        var order = Order.placed(told.key(), sale, parts, Cast.FAR);
        orders().add(order, List.of(Announcements.placed(order)));
    }

    private static Stream<OrderLine> lines(Part part) {
        return part.lines().stream()
                .map(
                        line ->
                                new OrderLine(
                                        line.productId(),
                                        line.name(),
                                        line.quantity(),
                                        line.unitPrice(),
                                        line.unit(),
                                        line.weightGrams(),
                                        part.producerId()));
    }

    private static OrderPart part(Part part) {
        return OrderPart.sold(
                part.producerId(),
                part.producerId(),
                part.originHubId(),
                part.destinationHubId(),
                part.subtotal(),
                part.deliveryFee(),
                AnOrder.RATES);
    }

    private static void cancel(Told told) {
        ask(told, "cancellation", buyer(told), "{\"reason\": \"changed my mind\"}", 202);
    }

    private static void cancelPart(Told told) {
        var wish = (OrderPartCancellationRequested) told.fact();
        ask(
                told,
                "parts/" + wish.producerId() + "/cancellation",
                Tokens.of(wish.producerId(), Role.PRODUCER),
                "{\"reason\": \"%s\", \"stock\": \"%s\"}".formatted(wish.reason(), wish.stock()),
                202);
    }

    private static void confirm(Told told) {
        ask(told, "receipt", buyer(told), "", 200);
    }

    private static void claim(Told told) {
        var claim = (OrderClaimed) told.fact();
        ask(
                told,
                "claims",
                buyer(told),
                "{\"producerId\": \"%s\", \"kind\": \"%s\", \"description\": \"Torn\"}"
                        .formatted(claim.producerId(), claim.kind()),
                201);
    }

    private static void resolve(Told told) {
        var decided = (OrderClaimResolved) told.fact();
        var claim = order(told.key()).claims().all().getFirst().id();
        post(
                        "/api/orders/claims/" + claim + "/resolution",
                        KOPERASI,
                        Ids.next(),
                        "{\"outcome\": \"REFUND\", \"amount\": {\"amount\": %d, \"currency\": \"IDR\"}, \"why\": \"%s\"}"
                                .formatted(decided.refund().amount(), decided.why()))
                .expectStatus()
                .isCreated();
    }

    private static String buyer(Told told) {
        return Tokens.of(order(told.key()).sale().buyerId(), Role.BUYER);
    }

    private static void ask(Told told, String what, String token, String body, int status) {
        post("/api/orders/" + told.key() + "/" + what, token, Ids.next(), body)
                .expectStatus()
                .isEqualTo(status);
    }
}
