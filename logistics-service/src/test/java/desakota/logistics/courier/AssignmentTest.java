package desakota.logistics.courier;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.logistics.shipment.Doors.Door;

import org.junit.jupiter.api.Test;

import java.util.List;

class AssignmentTest {

    private final Assignment assignment = new Assignment(List.of("wulan", "dedi"));

    @Test
    void keepsAVillageWithOneCourier() {
        var first = assignment.next("35.73.04.1002", false);
        var second = assignment.next("35.73.04.1002", false);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void givesANewVillageToWhoeverHasLeast() {
        assignment.has(new Door("dedi", "35.73.01.1001"));
        assignment.has(new Door("dedi", "35.73.01.1001"));
        assignment.has(new Door("wulan", "35.73.01.1002"));

        var courier = assignment.next("35.73.02.1001", false);

        assertThat(courier).contains("wulan");
    }

    @Test
    void doesNotGiveToSomebodyWhoLeft() {
        assignment.has(new Door("gone", "35.73.01.1001"));

        var courier = assignment.next("35.73.01.1001", false);

        assertThat(courier).contains("dedi");
    }

    @Test
    void givesNoMoreCashToWhoeverHasTooMuch() {
        assignment.has(new Door("dedi", "35.73.01.1001"));
        assignment.isFull("dedi");

        var withCash = assignment.next("35.73.01.1001", true);
        var paid = assignment.next("35.73.01.1001", false);

        assertThat(withCash).contains("wulan");
        assertThat(paid).contains("dedi");
    }

    @Test
    void givesCashToNobodyWhenAllHaveTooMuch() {
        assignment.isFull("dedi");
        assignment.isFull("wulan");

        assertThat(assignment.next("35.73.01.1001", true)).isEmpty();
        assertThat(assignment.next("35.73.01.1001", false)).isNotEmpty();
    }

    @Test
    void countsHowMuchOfTwoCodesIsTheSame() {
        var sameDistrict = Touring.nearness("35.73.04.1002", "35.73.04.1003");
        var otherDistrict = Touring.nearness("35.73.04.1002", "35.73.05.1001");

        assertThat(sameDistrict).isGreaterThan(otherDistrict);
    }
}
