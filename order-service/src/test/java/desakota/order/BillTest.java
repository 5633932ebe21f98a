package desakota.order;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Money;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class BillTest {

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "EXPIRED", "CANCELLED", "RETURNED"})
    void creditsAllOfAnOrderThatDoesNotCome(OrderState state) {
        var order = AnOrder.in(state);

        var credit = Bill.credit(order, order.parts());

        assertThat(credit).isEqualTo(Bill.of(order.parts()).total());
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"REJECTED", "EXPIRED", "CANCELLED", "RETURNED"})
    void creditsNothingOfAnOrderThatComesWhole(OrderState state) {
        var order = AnOrder.in(state);

        assertThat(Bill.credit(order, order.parts())).isEqualTo(Money.zero());
    }
}
