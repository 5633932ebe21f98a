package desakota.catalog.product;

import static desakota.catalog.Api.coffee;
import static desakota.catalog.Api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import static java.util.concurrent.TimeUnit.SECONDS;

import desakota.catalog.Api;
import desakota.catalog.CatalogIT;
import desakota.catalog.producer.Producer;
import desakota.catalog.producer.Producers;
import desakota.events.Topic;
import desakota.kit.security.Role;
import desakota.kit.test.Publisher;
import desakota.kit.test.Tokens;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

/** The maker that a product is published with. */
@CatalogIT
class MakerIT {

    private static final String YATMI = Tokens.of("yatmi", Role.PRODUCER);

    @LocalServerPort private int port;
    @Autowired private MongoTemplate mongo;
    @Autowired private Producers producers;
    @Autowired private Products products;
    @Autowired private ProductStates states;

    @Test
    void isReadFromTheDatabaseOnlyWhereMemoryIsTooOld() {
        var product = listedByYatmi();

        writeUnnoticed(new Update().set("name", "Baru"));
        assertThat(makerOf(product)).isEqualTo("Lama");

        writeUnnoticed(new Update().inc("stateVersion", 1));
        products.republish(producers.find("yatmi").orElseThrow(), "");
        assertThat(makerOf(product)).isEqualTo("Baru");
    }

    /** As if another instance wrote it, and its word had not come here yet. */
    private void writeUnnoticed(Update update) {
        mongo.updateFirst(query(where("_id").is("yatmi")), update, Producer.class);
    }

    private String makerOf(String product) {
        return states.of(products.find(product).orElseThrow()).producer().name();
    }

    private String listedByYatmi() {
        var api = new Api(port);
        var who =
                """
                {"name": "Lama", "villageCode": "35.07.21.2001", "simpulId": "simpul-wagir"}
                """;
        api.post(YATMI, "/api/catalog/producers", who).expectStatus().isCreated();
        await().atMost(10, SECONDS)
                .until(() -> !Publisher.received(Topic.PRODUCERS, "yatmi").isEmpty());
        var listed = api.post(YATMI, "/api/catalog/products", coffee("Kopi Yatmi", 3));
        return json(listed.expectStatus().isCreated()).path("id").stringValue("");
    }
}
