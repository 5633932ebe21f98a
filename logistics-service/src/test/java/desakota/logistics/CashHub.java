package desakota.logistics;

import static desakota.logistics.RunningLogistics.RIGHT_CODE;
import static desakota.logistics.RunningLogistics.delivered;
import static desakota.logistics.RunningLogistics.part;

import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Tokens;
import desakota.logistics.RunningLogistics.Answer;

import tools.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A hub that takes in, hands out and counts cash, with one courier: there for one test alone. */
record CashHub(
        RunningLogistics logistics,
        RunningLogistics market,
        String id,
        String token,
        String courierId,
        String courier) {

    static final String VILLAGE = "35.73.04.1002";

    private static final String ADMIN = Tokens.of("pengelola", Role.ADMIN);

    CashHub(RunningLogistics logistics) {
        this(logistics, logistics, "", "", "", "");
    }

    static CashHub opened(int port) {
        var market = new RunningLogistics(port, "/api/admin");
        var id = "hub-" + Ids.next();
        var courier = "kurir-" + Ids.next();
        market.post(
                ADMIN,
                "/hubs",
                Map.of(
                        "id",
                        id,
                        "name",
                        "Hub Kas",
                        "kind",
                        "CITY",
                        "villageCode",
                        VILLAGE,
                        "village",
                        "Gadang",
                        "regency",
                        "Kota Malang"));
        addCourier(market, courier, id);
        return new CashHub(
                new RunningLogistics(port),
                market,
                id,
                Tokens.of(id, Role.HUB_OPERATOR),
                courier,
                Tokens.of(courier, Role.COURIER));
    }

    private static void addCourier(RunningLogistics market, String courier, String hubId) {
        var added = Map.of("id", courier, "name", "Kurir", "hubId", hubId);
        market.post(ADMIN, "/couriers", added);
    }

    /** An order for so many rupiah and 10,000 to deliver it, all to be paid at the door. */
    String acceptedOrder(long subtotal) {
        return logistics.acceptedOrder(VILLAGE, List.of(part("sri", id, id, subtotal)));
    }

    String paidOrder(long subtotal) {
        return paidOrderTo(VILLAGE, subtotal);
    }

    String paidOrderTo(String village, long subtotal) {
        return logistics.paidOrder(village, List.of(part("sri", id, id, subtotal)));
    }

    /** The token of one more courier who works here. */
    String anotherCourier() {
        var other = "kurir-" + Ids.next();
        addCourier(market, other, id);
        return Tokens.of(other, Role.COURIER);
    }

    /** The code of the order's parcel, which is here then. */
    String takenIn(String order) {
        var code = logistics.codes(order).getFirst();
        logistics.post(
                token, path("/intakes"), Map.of("parcelCode", code, "count", 2, "weightGrams", 9));
        return code;
    }

    Answer deliver(String code, long collected) {
        var event = new HashMap<>(delivered(code, code, 1, Map.of("code", RIGHT_CODE)));
        event.put("cashCollected", rupiah(collected));
        return logistics.report(courier, event);
    }

    /** An order whose cash the courier has. */
    String deliveredOrder(long subtotal) {
        var order = acceptedOrder(subtotal);
        deliver(takenIn(order), subtotal + 10_000);
        return order;
    }

    Answer handIn(long counted) {
        return count(rupiah(counted));
    }

    Answer count(Object amount) {
        return logistics.post(
                token, path("/cash"), Map.of("courierId", courierId, "amount", amount));
    }

    Answer deposit(long banked) {
        return logistics.post(
                token,
                path("/deposits"),
                Map.of("amount", rupiah(banked), "reference", "BRI 0042"));
    }

    JsonNode cash() {
        return logistics.get(token, path("/cash")).body();
    }

    JsonNode tasks() {
        return logistics.get(courier, "/courier/tasks").body();
    }

    String parcelId(String order) {
        return logistics.get(token, "/parcels?order=" + order).text("/items/0/id");
    }

    String path(String rest) {
        return "/hubs/" + id + rest;
    }

    static Map<String, Object> rupiah(long amount) {
        return Map.of("amount", amount, "currency", "IDR");
    }
}
