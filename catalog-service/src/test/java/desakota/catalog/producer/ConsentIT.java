package desakota.catalog.producer;

import static desakota.catalog.Api.SIMPUL_DAMPIT;
import static desakota.catalog.Api.SIMPUL_WAGIR;
import static desakota.catalog.Api.WAGIMAN;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.FORBIDDEN;

import desakota.catalog.Api;
import desakota.catalog.CatalogIT;
import desakota.catalog.producer.Producer.Consent;
import desakota.catalog.producer.Producer.Consent.Withdrawal;
import desakota.kit.security.Role;
import desakota.kit.test.Tokens;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.time.Instant;
import java.util.Optional;

/** A consent that a producer gives after they were registered. */
@CatalogIT
class ConsentIT {

    private static final String SPOKEN =
            """
            {"method": "SPOKEN", "witnessedBy": "Hartini", "note": "Dua kali setuju"}
            """;

    @LocalServerPort private int port;
    @Autowired private Producers producers;
    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void letsTheOperatorActUntilItIsWithdrawn() {
        var producer = registered("painem");
        assertMayAct("painem", false);
        var before = Instant.now();

        api.put(SIMPUL_WAGIR, uri("painem"), SPOKEN).expectStatus().isNoContent();

        assertMayAct("painem", true);
        assertThat(consentOf("painem"))
                .hasValueSatisfying(
                        consent -> {
                            assertThat(consent.method()).isEqualTo("SPOKEN");
                            assertThat(consent.witnessedBy()).isEqualTo("Hartini");
                            assertThat(consent.note()).isEqualTo("Dua kali setuju");
                            assertThat(consent.recordedBy()).isEqualTo("simpul-wagir");
                            assertThat(consent.givenAt())
                                    .isBetween(before.minusMillis(1), Instant.now());
                        });

        api.delete(producer, uri("painem")).expectStatus().isNoContent();
        api.delete(SIMPUL_WAGIR, uri("painem")).expectStatus().isNoContent();

        assertMayAct("painem", false);
        assertThat(consentOf("painem").map(Consent::withdrawal).map(Withdrawal::by))
                .contains("painem");
    }

    @Test
    void isNobodyElsesToRecordOrToWithdraw() {
        var producer = registered("sukini");

        for (var token : new String[] {producer, SIMPUL_DAMPIT, WAGIMAN})
            api.put(token, uri("sukini"), SPOKEN).expectStatus().isEqualTo(FORBIDDEN);
        assertThat(consentOf("sukini")).isEmpty();

        api.put(SIMPUL_WAGIR, uri("sukini"), SPOKEN).expectStatus().isNoContent();
        for (var token : new String[] {SIMPUL_DAMPIT, WAGIMAN})
            api.delete(token, uri("sukini")).expectStatus().isEqualTo(FORBIDDEN);
        assertMayAct("sukini", true);
    }

    @Test
    void needsAProducerAndAWitness() {
        api.put(SIMPUL_WAGIR, uri("nobody"), SPOKEN).expectStatus().isNotFound();
        api.delete(SIMPUL_WAGIR, uri("nobody")).expectStatus().isNotFound();
        api.put(SIMPUL_WAGIR, uri("wagiman"), "{\"method\": \"SPOKEN\"}")
                .expectStatus()
                .isBadRequest();
    }

    /** Whether the operator may edit what is the producer's, and the published state says so. */
    private void assertMayAct(String producer, boolean may) {
        var story = "{\"story\": \"Cerita dari simpul\"}";
        var answer = api.patch(SIMPUL_WAGIR, "/api/catalog/producers/" + producer, "*", story);
        answer.expectStatus().isEqualTo(may ? 200 : 403);
        assertThat(producers.stateOf(producer).orElseThrow().operatorMayAct()).isEqualTo(may);
    }

    private Optional<Consent> consentOf(String producer) {
        return producers.find(producer).map(Producer::consent);
    }

    private String registered(String producer) {
        var token = Tokens.of(producer, Role.PRODUCER);
        var who =
                """
                {"name": "Bu Anu", "villageCode": "35.07.21.2001", "simpulId": "simpul-wagir"}
                """;
        api.post(token, "/api/catalog/producers", who).expectStatus().isCreated();
        return token;
    }

    private static String uri(String producer) {
        return "/api/catalog/producers/" + producer + "/consent";
    }
}
