package desakota.catalog.producer;

import static desakota.catalog.Api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.catalog.Api;
import desakota.catalog.CatalogIT;
import desakota.catalog.producer.Producer.Renamed;
import desakota.kit.outbox.StateRelay;
import desakota.kit.security.Role;
import desakota.kit.test.Tokens;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** A renamed producer. */
@CatalogIT
class RenamedIT {

    private final Instant now = Instant.now();

    @LocalServerPort private int port;
    @Autowired private MongoTemplate mongo;
    @Autowired private Producers producers;
    @Autowired private StateRelay<Producer> relay;
    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void isRenamedOnTheirProductsAlthoughWhoDidItCrashedRightAfterTheWrite() {
        var product = listedBy("kasmi");

        rename("kasmi", new Renamed(now, now));

        await().atMost(10, SECONDS).until(() -> makerOf(product).equals("Baru"));
        await().atMost(10, SECONDS).until(() -> renamed("kasmi").dueAt().isAfter(now));
    }

    @Test
    void isLeftAloneAfterTheSecondLook() {
        var product = listedBy("parmi");

        rename("parmi", new Renamed(now.minus(Producers.SECOND_LOOK), now));

        await().atMost(10, SECONDS).until(() -> producer("parmi").renamed() == null);
        await().atMost(10, SECONDS).until(() -> makerOf(product).equals("Baru"));
    }

    @Test
    void isNotDoneWithWhenTheyAreRenamedInBetween() {
        listedBy("ngatmi");
        var later = now.plus(Duration.ofHours(1));
        rename("ngatmi", new Renamed(now.minus(Producers.SECOND_LOOK), later));
        var taken = producer("ngatmi");
        rename("ngatmi", new Renamed(now, later));

        producers.republished(taken);

        assertThat(renamed("ngatmi").dueAt()).isAfter(now.plus(Producers.SECOND_LOOK));
    }

    private String listedBy(String producer) {
        var token = Tokens.of(producer, Role.PRODUCER);
        var who =
                """
                {"name": "Lama", "villageCode": "35.07.21.2001", "simpulId": "simpul-wagir"}
                """;
        api.post(token, "/api/catalog/producers", who).expectStatus().isCreated();
        var product = api.post(token, "/api/catalog/products", Api.coffee("Kopi " + producer, 3));
        return json(product.expectStatus().isCreated()).path("id").stringValue("");
    }

    /** What a rename writes, and nothing of what follows. */
    private void rename(String producer, Renamed renamed) {
        var update = new Update().set("name", "Baru").set("renamed", renamed).inc("edits", 1);
        mongo.updateFirst(query(where("_id").is(producer)), relay.marked(update), Producer.class);
    }

    private String makerOf(String product) {
        return api.product(product).at("/producer/name").stringValue("");
    }

    private Producer producer(String id) {
        return producers.find(id).orElseThrow();
    }

    private Renamed renamed(String id) {
        var renamed = producer(id).renamed();
        assertThat(renamed).isNotNull();
        return Objects.requireNonNull(renamed);
    }
}
