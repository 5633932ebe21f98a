package desakota.system;

import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.SECONDS;

/** What the catalogue says that producers have. */
record Shelf(Market market) {

    /** So many units are with the producer, and so many of them can be ordered, or soon will. */
    void has(String product, long onHand, long available) {
        await().alias("stock of " + product)
                .atMost(20, SECONDS)
                .until(
                        () -> market.wagiman.get("/api/catalog/products/" + product).expect(200),
                        seen ->
                                seen.number("/onHand") == onHand
                                        && seen.number("/available") == available);
    }
}
