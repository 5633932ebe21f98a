package desakota.order;

import static desakota.order.AnOrder.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Address;
import desakota.events.Money;
import desakota.events.OrderEvent;
import desakota.events.OrderEvent.OrderAddressCorrected;
import desakota.events.OrderEvent.OrderCancellationRequested;
import desakota.events.OrderEvent.OrderClaimed;
import desakota.events.OrderEvent.OrderPartCancellationRequested;
import desakota.events.Share;
import desakota.events.StockFate;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

import java.util.List;

class OrderTest {

    @Test
    void costsWhatItsPartsCost() {
        var bill = AnOrder.placed().bill();

        assertThat(bill.subtotal()).isEqualTo(Money.rupiah(231_000));
        assertThat(bill.deliveryFee()).isEqualTo(Money.rupiah(21_000));
        assertThat(bill.total()).isEqualTo(Money.rupiah(252_000));
        assertThat(bill.producerShare()).isEqualTo(Money.rupiah(217_140));
    }

    @Test
    void asksForItsStockInParts() {
        var placed = Announcements.placed(AnOrder.placed());

        assertThat(placed.parts())
                .extracting(OrderEvent.Part::producerId)
                .containsExactly("wagiman", "sri");
        assertThat(placed.parts().getFirst().lines())
                .containsExactly(
                        new OrderEvent.Line(
                                "kopi", "Kopi Wagir", 3, Money.rupiah(65_000), "250 g", 270));
    }

    @Test
    void dividesAllItsMoneyWhenItIsCompleted() {
        var order = AnOrder.in(OrderState.DELIVERED);

        var completed = Announcements.completed(order, NOON, true);

        var shared = Money.sum(completed.shares().stream().map(Share::amount).toList());
        assertThat(shared).isEqualTo(order.bill().total());
        assertThat(completed.confirmedByBuyer()).isTrue();
    }

    @Test
    void givesLogisticsTheHashOfItsCodeAndNobodyTheCode() {
        var order = AnOrder.in(OrderState.AWAITING_PAYMENT);

        var paid = Announcements.paid(order, NOON);

        assertThat(paid.deliveryCodeHash()).isEqualTo("hash");
        assertThat(order.toString()).doesNotContain("042017", "Ijen", "0812");
    }

    @Test
    void waitsForNothingOnceItHasEnded() {
        for (var state : OrderState.values()) {
            var deadline = AnOrder.in(state).progress().waits().next();

            if (state.ended()) assertThat(deadline).as(state.name()).isNull();
            else assertThat(deadline).as(state.name()).isNotNull();
        }
    }

    @Test
    void releasesNothingOfAPartUnderAClaimOrNotArrived() {
        var travelling = AnOrder.in(OrderState.IN_TRANSIT);
        var halfArrived =
                AnOrder.after(
                        travelling,
                        AnOrder.delivered("wagiman"),
                        Announcements.lost(
                                AnOrder.part(travelling, "sri"), NOON, null, Money.zero()));
        var claimed =
                AnOrder.after(halfArrived, new OrderClaimed(NOON, "c1", "wagiman", "DAMAGED"));

        assertThat(Announcements.completed(halfArrived, NOON, true).shares())
                .extracting(Share::producerId)
                .containsOnly("wagiman");
        assertThat(Announcements.completed(claimed, NOON, true).shares()).isEmpty();
    }

    @Test
    void goesWhereItsBuyerCorrectedItTo() {
        var address = new Address("Rina", "0812", "Jl. Kawi 2", "35.73.01.1002", "65112");
        var awaiting =
                AnOrder.after(
                        AnOrder.in(OrderState.AWAITING_PAYMENT),
                        new OrderAddressCorrected(NOON, address));

        assertThat(Announcements.paid(awaiting, NOON).deliveryAddress()).isEqualTo(address);
        assertThat(awaiting.sale().deliveryAddress()).isNotEqualTo(address);
    }

    @Test
    void numbersItsTimeline() {
        var order = AnOrder.in(OrderState.COMPLETED);

        assertThat(order.timeline()).extracting(TimelineEntry::number).startsWith(1L, 2L, 3L);
        assertThat(order.timeline())
                .extracting(TimelineEntry::type)
                .containsExactly(
                        Happening.PLACED,
                        Happening.STOCK_RESERVED,
                        Happening.AWAITING_PAYMENT,
                        Happening.PAID,
                        Happening.PREPARING,
                        Happening.ALL_DELIVERED,
                        Happening.COMPLETED);
    }

    @Test
    void isReadByAFreshProcessAsItWasWritten() {
        for (var state : OrderState.values()) {
            var order = inAllDetail(state);
            var document = new Document();

            converter().write(order, document);

            assertThat(converter().read(Order.class, document)).isEqualTo(order);
            assertThat(document.getString("_class")).isEqualTo("order");
        }
    }

    private static Order inAllDetail(OrderState state) {
        var address = new Address("Rina", "0812", "Jl. Kawi 2", "35.73.01.1002", "65112");
        var order =
                AnOrder.after(
                        AnOrder.in(state),
                        new OrderCancellationRequested(NOON, "Gone", null),
                        new OrderPartCancellationRequested(
                                NOON, "sri", "Burnt", StockFate.WRITTEN_OFF, "sri"),
                        new OrderAddressCorrected(NOON, address),
                        new OrderClaimed(NOON, "c1", "wagiman", "WRONG"),
                        new OrderClaimed(NOON, "c2", "sri", "OTHER"));
        var decided = new Claim.Resolution(Money.rupiah(1), "Seen", NOON, "koperasi", "r1");
        var claim = order.claims().find("c1").orElseThrow();
        return order.with(claim.described("Green", List.of("p1")).resolved(decided));
    }

    private static MappingMongoConverter converter() {
        var conversions = new MongoCustomConversions(List.of());
        var context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.afterPropertiesSet();
        var converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        converter.afterPropertiesSet();
        return converter;
    }
}
