package desakota.order.timeline;

import static java.util.Comparator.comparing;

import desakota.events.OrderEvent;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.problem.Problem.Malformed;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.web.Page;
import desakota.order.Order;
import desakota.order.view.Viewer;

import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** An order's timeline, for those who have to do with the order. */
@RestController
class TimelineController {

    static {
        // The document says what a live timeline brings, not by which class of the framework.
        SpringDocUtils.getConfig().replaceWithClass(SseEmitter.class, EntryView.class);
    }

    private final Aggregates<Order, OrderEvent> orders;
    private final TimelineStreams streams;

    TimelineController(Aggregates<Order, OrderEvent> orders, TimelineStreams streams) {
        this.orders = orders;
        this.streams = streams;
    }

    /** All of it, sorted by when it happened: what a device tells late stands at its own time. */
    @GetMapping(path = "/api/orders/{id}/timeline", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<EntryView> timeline(@PathVariable String id, Caller caller) {
        var order = find(id);
        var viewer = Viewer.of(order, caller);
        return Page.of(
                order.timeline().stream()
                        .filter(entry -> viewer.sees(order, entry))
                        .sorted(comparing(entry -> entry.at()))
                        .map(entry -> EntryView.of(entry, viewer))
                        .toList());
    }

    /**
     * An order's timeline, whole or live. As {@code text/event-stream} it brings what has been
     * recorded first, then each new entry when it is recorded. In the order of recording, because
     * only that can be resumed; {@code at} says when it happened. Ends when the order has ended,
     * every claim is decided, no goods are on their way back and all money that the buyer gets back
     * is told of; a client that has all of it gets 204. Refunds and chargebacks that come later are
     * on the timeline, but nobody is kept waiting for them.
     *
     * @param lastEventId the {@code id} of the last entry that the client has; it gets the later
     *     ones
     */
    @GetMapping(path = "/api/orders/{id}/timeline", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> live(
            @PathVariable String id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            Caller caller) {
        var order = find(id);
        Viewer.of(order, caller);
        var after = numberOf(lastEventId);
        // Tells an EventSource not to come back: there is nothing more to come.
        if (!Ending.isAhead(order) && after >= order.timeline().size())
            return ResponseEntity.noContent().build();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(streams.open(id, caller, after));
    }

    private Order find(String id) {
        return orders.find(id).orElseThrow(() -> new Refusal(new NotFound("order", id)));
    }

    private static long numberOf(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) return 0;
        if (!lastEventId.matches("[0-9]{1,9}"))
            throw new Refusal(
                    new Malformed("Last-Event-ID", "Send the id of an event of this stream."));
        return Long.parseLong(lastEventId);
    }
}
