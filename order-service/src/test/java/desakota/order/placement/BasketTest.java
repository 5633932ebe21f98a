package desakota.order.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.events.Money;
import desakota.kit.problem.Problem.FieldFault;
import desakota.kit.problem.Refusal;
import desakota.order.AnOrder;
import desakota.order.OrderPart;
import desakota.order.Sale.Promise;
import desakota.order.placement.PlaceOrder.Item;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

/** A basket. */
class BasketTest {

    private static final Listing COFFEE = listing("kopi", "wagiman", 65_000);
    private static final Listing CHIPS = listing("keripik", "sri", 18_000);
    private static final Listing TEA = listing("teh", "wagiman", 20_000);

    @Test
    void isPartedByProducer() {
        var basket = of(List.of(3, 2, 1), COFFEE, CHIPS, TEA);

        var parts = basket.parts(quote("wagiman", "sri"), AnOrder.RATES);

        assertThat(parts).extracting(OrderPart::producerName).containsExactly("wagiman", "sri");
        assertThat(parts)
                .extracting(OrderPart::total)
                .containsExactly(Money.rupiah(227_000), Money.rupiah(48_000));
    }

    @Test
    void isNotPartedWhileTheWayOfOneProducersGoodsIsUnknown() {
        var basket = of(List.of(1, 1), COFFEE, CHIPS);

        assertThatThrownBy(() -> basket.parts(quote("wagiman"), AnOrder.RATES))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem())
                                        .isEqualTo(new PlacementProblem.NoQuote()));
    }

    @Test
    void holdsTenThousandOfAProductInAllItsLines() {
        assertThat(of(List.of(9_999, 1), COFFEE, COFFEE).lines()).hasSize(2);
        assertRefused(List.of(9_999, 2), COFFEE, COFFEE);
    }

    @Test
    void isWorthNoMoreThanAMillionMillion() {
        var island = listing("pulau", "wagiman", 1_000_000_000_000L);
        var moon = listing("bulan", "wagiman", Long.MAX_VALUE);

        assertThat(of(List.of(1), island).lines()).hasSize(1);
        assertRefused(List.of(1, 1), island, COFFEE);
        assertRefused(List.of(1, 9_000), COFFEE, moon);
    }

    private static void assertRefused(List<Integer> quantities, Listing... listings) {
        assertThatThrownBy(() -> of(quantities, listings))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem().errors())
                                        .extracting(FieldFault::field)
                                        .containsExactly("items[1].quantity"));
    }

    private static Basket of(List<Integer> quantities, Listing... listings) {
        var items = quantities.stream().map(quantity -> new Item("any", quantity)).toList();
        return Basket.of(items, Arrays.asList(listings));
    }

    private static Listing listing(String id, String producer, long price) {
        return new Listing(id, id, Money.rupiah(price), "250 g", 270, producer, producer, true);
    }

    private static Quote quote(String... producers) {
        var parts =
                Arrays.stream(producers)
                        .map(
                                producer ->
                                        new Quote.Part(
                                                producer,
                                                Money.rupiah(12_000),
                                                "simpul-wagir",
                                                "hub-malang"))
                        .toList();
        return new Quote("REGULAR", new Promise(AnOrder.NOON, AnOrder.NOON), parts);
    }
}
