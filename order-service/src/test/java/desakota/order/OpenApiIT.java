package desakota.order;

import static desakota.order.RunningOrders.RINA;
import static desakota.order.RunningOrders.get;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Arrays;
import java.util.List;

/** The description of the service for clients. */
@WithRunningOrders
class OpenApiIT {

    /** Each call, the answers that it documents and the shape of the good one. */
    private static final List<String> CALLS =
            List.of(
                    "get /api/orders/{id} 200 404 OrderView",
                    "post /api/orders/{id}/cancellation 202 404 409 OrderView",
                    "post /api/orders/{id}/receipt 200 404 409 OrderView",
                    "put /api/orders/{id}/delivery-address 200 404 409 422 OrderView",
                    "post /api/orders/{id}/parts/{producerId}/cancellation 202 403 404 409"
                            + " OrderView",
                    "post /api/orders/{id}/claims 201 404 409 422 ClaimView",
                    "get /api/orders/{id}/claims 200 404 PageClaimView",
                    "post /api/orders/{id}/claim-photos 201 400 404 409 413 415 422 Uploaded",
                    "get /api/orders/{id}/claim-photos/{photoId} 200 404 binary",
                    "get /api/orders/claims 200 400 PageClaimView",
                    "post /api/orders/claims/{claimId}/resolution 201 404 409 422 ClaimView");

    @Test
    void saysWhatComesBack() {
        var document = document();

        assertThat(CALLS).allSatisfy(call -> assertDocumented(document, call.split(" ")));
    }

    @Test
    void saysWhatIsStreamed() {
        var timeline = document().at("/paths/~1api~1orders~1{id}~1timeline/get");
        var content = timeline.at("/responses/200/content");

        assertThat(content.at("/application~1json/schema").toString()).contains("PageEntryView");
        assertThat(content.at("/text~1event-stream/schema").toString()).contains("/EntryView");
    }

    private static void assertDocumented(JsonNode document, String[] call) {
        var answers = document.get("paths").get(call[1]).get(call[0]).get("responses");
        var codes = Arrays.copyOfRange(call, 2, call.length - 1);

        assertThat(answers.propertyNames()).contains(codes).contains("default");
        assertThat(answers.propertyNames())
                .filteredOn(code -> code.startsWith("2"))
                .containsExactly(codes[0]);
        assertThat(answers.get(codes[0]).get("content").toString()).contains(call[call.length - 1]);
    }

    private static JsonNode document() {
        var json =
                get("/v3/api-docs", RINA)
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        return JsonMapper.builder().build().readTree(String.valueOf(json));
    }
}
