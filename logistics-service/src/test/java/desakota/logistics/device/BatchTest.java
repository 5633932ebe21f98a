package desakota.logistics.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;

/** A batch of events from a device. */
class BatchTest {

    private static final Instant NOW = Instant.parse("2026-03-05T03:00:00Z");
    private static final Sender DEDI = new Sender(Sender.Kind.COURIER, "dedi", "hub-malang");

    @Test
    void keepsWhatItCanOfAnOverlongEventWithoutItsCode() {
        var sent =
                """
                {"events": [{"eventId": "e1", "proof": {"code": "482913"}, "note": "%s"}]}
                """
                        .formatted("far too long ".repeat(1_000));

        var batch = Batch.read(new JsonMapper().readTree(sent), DEDI, NOW);

        var kept = Batch.withoutCode(batch.events().getFirst().json());
        assertThat(kept)
                .hasSizeGreaterThan(7_900)
                .contains("e1", "far too long")
                .doesNotContain("482913");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"proof\":{\"code\":\"482913\"},\"a\":1}|{\"proof\":{\"code\":\"…\"},\"a\":1}",
                "{\"proof\": {\"code\" : \"482913\"}}|{\"proof\": {\"code\":\"…\"}}",
                "{\"proof\":{\"code\":482913},\"a\":1}|{\"proof\":{\"code\":\"…\"},\"a\":1}",
                "{\"proof\":{\"code\":\"4829|{\"proof\":{\"code\":\"…\"",
                "{\"proof\":{\"code\":\"48\\\"29\\|{\"proof\":{\"code\":\"…\"",
                "{\"proof\":{\"co|{\"proof\":{\"co",
                "{\"parcelCode\":\"0000-0001-1\"}|{\"parcelCode\":\"0000-0001-1\"}"
            })
    void masksACodeWhereverItsEventWasCut(String json, String masked) {
        assertThat(Batch.withoutCode(json)).isEqualTo(masked);
    }
}
