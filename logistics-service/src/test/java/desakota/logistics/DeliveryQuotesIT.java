package desakota.logistics;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Money;
import desakota.events.ProductEvent.Maker;
import desakota.events.ProductEvent.ProductChanged;
import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Publisher;
import desakota.kit.test.Tokens;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

@AgainstTheRunningService
class DeliveryQuotesIT {

    @LocalServerPort private int port;

    private RunningLogistics logistics = new RunningLogistics(0);

    @BeforeEach
    void connect() {
        logistics = new RunningLogistics(port);
    }

    @Test
    void addUpOneParcelForEachProducer() {
        var coffee = listed("wagiman", "simpul-wagir", 600);
        var chips = listed("sri", "simpul-wagir", 200);

        var quotes = quote("35.79.02.2001", item(coffee, 2), item(chips, 1));

        assertThat(quotes.status()).isEqualTo(200);
        assertThat(quotes.text("/items/0/service")).isEqualTo("REGULAR");
        assertThat(quotes.body().at("/items/0/fee/amount").asLong()).isEqualTo(17_000 + 14_000);
        assertThat(quotes.body().at("/items/0/parts").values())
                .extracting(part -> part.path("producerId").asString())
                .containsExactly("wagiman", "sri");
        assertThat(quotes.text("/items/0/parts/0/originHubId")).isEqualTo("simpul-wagir");
        assertThat(quotes.text("/items/0/parts/0/destinationHubId")).isEqualTo("hub-malang");
        assertThat(Instant.parse(quotes.text("/items/0/promise/to")))
                .isAfter(Instant.parse(quotes.text("/items/0/promise/from")));
        assertThat(quotes.body().path("next").isNull()).isTrue();
    }

    @Test
    void waitForAProductJustListed() {
        var product = Ids.next();

        var asked = CompletableFuture.supplyAsync(() -> quote("35.73.04.1002", item(product, 1)));
        publish(product, "wagiman", "simpul-wagir", 500);

        assertThat(asked.join().status()).isEqualTo(200);
    }

    @Test
    void nameTheFieldThatCannotBe() {
        var coffee = listed("wagiman", "simpul-wagir", 600);

        var unknownVillage = quote("35.73.04.9999", item(coffee, 1));
        var notServed = quote("11.01.01.2001", item(coffee, 1));
        var unknownProduct = quote("35.73.04.1002", item(coffee, 1), item("nothing", 1));
        var nothing = quote("35.73.04.1002", item(coffee, 0));

        assertThat(unknownVillage.status()).isEqualTo(422);
        assertThat(unknownVillage.text("/errors/0/field")).isEqualTo("villageCode");
        assertThat(notServed.status()).isEqualTo(422);
        assertThat(notServed.text("/errors/0/field")).isEqualTo("villageCode");
        assertThat(unknownProduct.status()).isEqualTo(422);
        assertThat(unknownProduct.text("/errors/0/field")).isEqualTo("items[1].productId");
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.text("/errors/0/field")).isEqualTo("items[0].quantity");
    }

    @Test
    void comeFromHubsThatAnyoneMaySeeAndAnAdminAdds() {
        var admin = new RunningLogistics(port, "/api/admin");
        var token = Tokens.of("pengelola", Role.ADMIN);
        var hub =
                Map.of(
                        "id", "simpul-tumpang",
                        "name", "Simpul Tumpang",
                        "kind", "VILLAGE",
                        "villageCode", "35.07.16.2005",
                        "village", "Tumpang",
                        "regency", "Kabupaten Malang");
        var courier = Map.of("id", "tono", "name", "Tono", "hubId", "hub-pontianak");

        assertThat(admin.post(token, "/hubs", hub).status()).isEqualTo(201);
        assertThat(admin.post(token, "/couriers", courier).status()).isEqualTo(201);
        assertThat(admin.post(RunningLogistics.BUYER, "/hubs", hub).status()).isEqualTo(403);
        assertThat(logistics.getAnonymously("/hubs").body().at("/items").values())
                .extracting(item -> item.path("id").asString())
                .contains("simpul-wagir", "hub-malang", "simpul-tumpang");
    }

    private RunningLogistics.Answer quote(String villageCode, Map<?, ?>... items) {
        return logistics.postAnonymously(
                "/quotes", Map.of("items", List.of(items), "villageCode", villageCode));
    }

    private static Map<String, Object> item(String productId, int quantity) {
        return Map.of("productId", productId, "quantity", quantity);
    }

    private static String listed(String producer, String simpul, int weightGrams) {
        var id = Ids.next();
        publish(id, producer, simpul, weightGrams);
        return id;
    }

    private static void publish(String id, String producer, String simpul, int weightGrams) {
        var maker = new Maker(producer, producer, "Sumbersuko", "35.07.21.2001", "Malang", simpul);
        Publisher.publish(
                id,
                1,
                new ProductChanged(
                        1,
                        id,
                        id,
                        "Kopi",
                        "kopi",
                        "Kopi robusta",
                        null,
                        Money.rupiah(20_000),
                        "bungkus",
                        null,
                        null,
                        weightGrams,
                        10,
                        10,
                        List.of(),
                        List.of(),
                        maker,
                        true,
                        Instant.EPOCH));
    }
}
