package desakota.local.demo;

import java.net.http.HttpClient;
import java.util.List;

/**
 * One order of two producers, one of them without a device, from the shelf to the books. A step
 * that the market refuses, or that takes too long, stops the journey.
 */
final class Journey {

    private static final List<String> PRODUCERS = List.of("wagiman", "sri");
    private static final int QUANTITY = 2;

    private final Participant anyone;
    private final Screen screen;

    Journey(HttpClient http, String gateway, Screen screen) {
        this.anyone = Participant.anyone(http, gateway);
        this.screen = screen;
    }

    void run() {
        var haul = new Haul(anyone, screen);
        var books = new Books(anyone, screen);
        screen.title(
                "One order, from a village on the slopes of Mount Kawi to a door in Kota Malang");
        screen.map("wagiman, coffee", "sri, tempe chips", Haul.SIMPUL, Haul.HUB, "dedi", "rina");

        var purchase = Purchase.of(PRODUCERS, QUANTITY, anyone, screen);
        purchase.pay();
        var parcels = haul.takeIn(purchase, PRODUCERS.size(), QUANTITY);
        haul.send(purchase, parcels);
        haul.deliver(purchase, parcels);
        purchase.confirm();
        purchase.showTimeline();
        books.payOut(purchase.code(), PRODUCERS);
        books.balance();
        screen.title("The order is COMPLETED and the ledger balances.");
    }
}
