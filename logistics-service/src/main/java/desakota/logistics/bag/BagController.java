package desakota.logistics.bag;

import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.security.Caller;
import desakota.kit.web.Cursor;
import desakota.kit.web.Page;
import desakota.logistics.bag.Bag.Item;
import desakota.logistics.hub.Hubs;
import desakota.logistics.parcel.Moment;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Consolidated bags and their manifests. */
@RestController
@RequestMapping("/api/logistics/hubs/{hubId}/bags")
class BagController {

    private final Hubs hubs;
    private final Bags bags;
    private final Bagging bagging;
    private final Once once;
    private final Clock clock;

    BagController(Hubs hubs, Bags bags, Bagging bagging, Once once, Clock clock) {
        this.hubs = hubs;
        this.bags = bags;
        this.bagging = bagging;
        this.once = once;
        this.clock = clock;
    }

    /**
     * Parcels to put into one bag.
     *
     * @param parcelCodes from their labels
     */
    record Pack(
            @NotBlank @Size(max = 60) String destinationHubId,
            @NotEmpty @Size(max = 500)
                    List<@NotNull @NotBlank @Size(max = 20) String> parcelCodes) {}

    /**
     * What was wrong with a bag, by the codes of its parcels; with no body, nothing was.
     *
     * @param missing those that did not come
     * @param damaged those that came spoilt
     */
    record Receive(
            @Nullable @Size(max = 500) List<@NotNull @Size(max = 20) String> missing,
            @Nullable @Size(max = 500) List<@NotNull @Size(max = 20) String> damaged) {

        List<String> theMissing() {
            return missing == null ? List.of() : missing;
        }

        List<String> theDamaged() {
            return damaged == null ? List.of() : damaged;
        }
    }

    /**
     * A parcel in a bag.
     *
     * @param code from its label
     */
    record ManifestLine(String id, String code, String orderId, long weightGrams) {
        static ManifestLine of(Item item) {
            return new ManifestLine(
                    item.parcelId(), item.code(), item.orderId(), item.weightGrams());
        }
    }

    /**
     * What goes in a bag from one hub to another, and what came of it.
     *
     * @param from id of the hub that packed it
     * @param to id of the hub that receives it
     * @param weightGrams of all its parcels
     * @param dispatchedAt null until it leaves
     * @param arrivedAt null until it comes
     * @param missing codes of the parcels that did not come
     * @param damaged codes of those that came spoilt
     */
    record Manifest(
            String id,
            String code,
            String from,
            String to,
            List<ManifestLine> parcels,
            BagStatus status,
            long weightGrams,
            Instant packedAt,
            @Nullable Instant dispatchedAt,
            @Nullable Instant arrivedAt,
            List<String> missing,
            List<String> damaged) {

        static Manifest of(Bag bag) {
            return new Manifest(
                    bag.id(),
                    bag.code(),
                    bag.fromHubId(),
                    bag.toHubId(),
                    bag.parcels().stream().map(ManifestLine::of).toList(),
                    bag.status(),
                    bag.weightGrams(),
                    bag.packedAt().occurredAt(),
                    timeOf(bag.dispatchedAt()),
                    timeOf(bag.arrivedAt()),
                    bag.missing(),
                    bag.damaged());
        }

        private static @Nullable Instant timeOf(@Nullable Moment moment) {
            return moment == null ? null : moment.occurredAt();
        }
    }

    /** Packs parcels that go to the same hub into a bag. */
    @PostMapping
    @ApiResponse(
            responseCode = "201",
            description = "The manifest",
            content = @Content(schema = @Schema(implementation = Manifest.class)))
    ResponseEntity<?> pack(
            @PathVariable String hubId,
            @Valid @RequestBody Pack request,
            Caller caller,
            IdempotencyKey key) {
        var hub = hubs.operatedBy(caller, hubId);
        return once.answer(
                key,
                request,
                id -> {
                    var bag =
                            bagging.pack(
                                    hub,
                                    id,
                                    request.destinationHubId(),
                                    request.parcelCodes(),
                                    now());
                    return ResponseEntity.created(
                                    URI.create("/api/logistics/hubs/" + hubId + "/bags/" + id))
                            .body(Manifest.of(bag));
                });
    }

    /** Sends a bag on its way; again: nothing more happens. */
    @PostMapping("/{bagId}/dispatch")
    Manifest dispatch(@PathVariable String hubId, @PathVariable String bagId, Caller caller) {
        return Manifest.of(bagging.dispatch(hubs.operatedBy(caller, hubId), bagId, now()));
    }

    /**
     * Receives a bag at the hub that it was sent to, and says which parcels are missing or damaged.
     */
    @PostMapping("/{bagId}/arrival")
    Manifest receive(
            @PathVariable String hubId,
            @PathVariable String bagId,
            @Valid @RequestBody(required = false) @Nullable Receive request,
            Caller caller) {
        var hub = hubs.operatedBy(caller, hubId);
        return Manifest.of(
                bagging.receive(
                        hub,
                        bagId,
                        request == null ? List.of() : request.theMissing(),
                        request == null ? List.of() : request.theDamaged(),
                        now()));
    }

    private Moment now() {
        return Moment.of(clock.instant());
    }

    /** Bags from and to the hub, newest first. */
    @GetMapping
    Page<Manifest> list(
            @PathVariable String hubId,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @Nullable Cursor cursor,
            Caller caller) {
        hubs.operatedBy(caller, hubId);
        var found = bags.of(hubId, cursor == null ? null : cursor.text(0), size + 1);
        return Page.of(found, size, bag -> Cursor.of(bag.id())).map(Manifest::of);
    }

    /** A bag from or to the hub. */
    @GetMapping("/{bagId}")
    Manifest one(@PathVariable String hubId, @PathVariable String bagId, Caller caller) {
        return Manifest.of(bagging.find(hubs.operatedBy(caller, hubId), bagId));
    }
}
