package desakota.catalog.producer;

import static desakota.kit.security.Role.ADMIN;
import static desakota.kit.security.Role.HUB_OPERATOR;
import static desakota.kit.security.Role.PRODUCER;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.catalog.producer.Producer.Consent;
import desakota.catalog.producer.Producer.Consent.Withdrawal;
import desakota.kit.security.Caller;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Set;

/** A producer. */
class ProducerTest {

    private static final Consent CONSENT =
            new Consent("SPOKEN", "Hartini", null, Instant.EPOCH, "simpul-wagir", null);
    private static final Consent WITHDRAWN =
            new Consent(
                    "SPOKEN",
                    "Hartini",
                    null,
                    Instant.EPOCH,
                    "simpul-wagir",
                    new Withdrawal(Instant.EPOCH, "sri"));
    private static final Caller OPERATOR = new Caller("simpul-wagir", Set.of(HUB_OPERATOR));
    private static final Caller OTHER_OPERATOR = new Caller("simpul-dampit", Set.of(HUB_OPERATOR));

    @Test
    void actsForThemselves() {
        var sri = producer(null);

        assertThat(sri.mayBeActedForBy(new Caller("sri", Set.of(PRODUCER)))).isTrue();
        assertThat(sri.mayBeActedForBy(new Caller("sri", Set.of()))).isFalse();
        assertThat(sri.mayBeActedForBy(new Caller("wagiman", Set.of(PRODUCER)))).isFalse();
        assertThat(sri.mayBeActedForBy(new Caller("pengelola", Set.of(ADMIN)))).isFalse();
        assertThat(sri.mayBeActedForBy(Caller.ANONYMOUS)).isFalse();
    }

    @Test
    void letsTheOperatorOfTheirHubActOnlyIfTheyAgreed() {
        assertThat(producer(CONSENT).mayBeActedForBy(OPERATOR)).isTrue();
        assertThat(producer(null).mayBeActedForBy(OPERATOR)).isFalse();
        assertThat(producer(WITHDRAWN).mayBeActedForBy(OPERATOR)).isFalse();
        assertThat(producer(CONSENT).mayBeActedForBy(OTHER_OPERATOR)).isFalse();
    }

    @Test
    void isNotNamedWithTheirWitness() {
        assertThat(producer(CONSENT).toString()).doesNotContain("Hartini");
    }

    private static Producer producer(@Nullable Consent consent) {
        return new Producer(
                "sri",
                "Sri",
                "35.07.21.2001",
                "simpul-wagir",
                null,
                2008,
                consent,
                "sri",
                null,
                0,
                0);
    }
}
