package desakota.logistics.courier;

import desakota.kit.problem.Problem.Malformed;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.web.Page;
import desakota.logistics.courier.Touring.Task;
import desakota.logistics.device.Reporting;
import desakota.logistics.device.Reporting.Result;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** A courier's day. */
@RestController
@RequestMapping("/api/logistics/courier")
class CourierController {

    private final Couriers couriers;
    private final Touring touring;
    private final Reporting reporting;

    CourierController(Couriers couriers, Touring touring, Reporting reporting) {
        this.couriers = couriers;
        this.touring = touring;
        this.reporting = reporting;
    }

    /**
     * What became of a batch.
     *
     * @param results in the order of the batch
     */
    record Results(List<Result> results) {}

    /** Today's tasks, in the order to run them. */
    @GetMapping("/tasks")
    Page<Task> tasks(Caller caller) {
        return Page.of(touring.tasksOf(couriers.calling(caller)));
    }

    /** Takes what happened; a batch of more than 500 events is refused, a single one never. */
    @PostMapping("/events")
    Results report(
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(schema = @Schema(implementation = CourierBatch.class)))
                    @RequestBody
                    JsonNode batch,
            Caller caller) {
        if (!batch.isObject())
            throw new Refusal(new Malformed("body", "A batch is a JSON object with events."));
        return new Results(reporting.take(couriers.calling(caller).asSender(), batch));
    }
}
