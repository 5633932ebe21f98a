package desakota.logistics.bag;

import desakota.kit.problem.Problem.Malformed;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.logistics.device.Reporting;
import desakota.logistics.device.Reporting.Result;
import desakota.logistics.device.Sender;
import desakota.logistics.hub.Hubs;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** The work of a hub whose device was offline. */
@RestController
class HubEventController {

    private final Hubs hubs;
    private final Reporting reporting;

    HubEventController(Hubs hubs, Reporting reporting) {
        this.hubs = hubs;
        this.reporting = reporting;
    }

    /**
     * What became of a batch.
     *
     * @param results in the order of the batch
     */
    record HubResults(List<Result> results) {}

    /** Takes what was done; a batch of more than 500 events is refused, a single one never. */
    @PostMapping("/api/logistics/hubs/{hubId}/events")
    HubResults report(
            @PathVariable String hubId,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = HubBatch.class)))
                    @RequestBody
                    JsonNode batch,
            Caller caller) {
        var hub = hubs.operatedBy(caller, hubId);
        if (!batch.isObject())
            throw new Refusal(new Malformed("body", "A batch is a JSON object with events."));
        var sender = new Sender(Sender.Kind.HUB, hub.id(), hub.id());
        return new HubResults(reporting.take(sender, batch));
    }
}
