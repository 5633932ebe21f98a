package desakota.order.claim;

import desakota.events.OrderEvent;
import desakota.kit.Ids;
import desakota.kit.aggregate.Aggregates;
import desakota.kit.picture.Darkroom;
import desakota.kit.problem.Problem.Malformed;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.order.Order;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The pictures that show what a buyer objects to. */
@RestController
@RequestMapping("/api/orders/{id}/claim-photos")
class ClaimPhotoController {

    /** Enough to see a scratch; in pixels at the longer side. */
    private static final int SIZE = 1_600;

    private final Darkroom darkroom = new Darkroom(List.of(SIZE));
    private final Aggregates<Order, OrderEvent> orders;
    private final ClaimPhotos photos;
    private final Insight insight;
    private final Clock clock;

    ClaimPhotoController(
            Aggregates<Order, OrderEvent> orders,
            ClaimPhotos photos,
            Insight insight,
            Clock clock) {
        this.orders = orders;
        this.photos = photos;
        this.insight = insight;
        this.clock = clock;
    }

    /**
     * A picture that is kept.
     *
     * @param id by which a claim names it
     */
    record Uploaded(String id) {}

    /** Takes a picture, JPEG, PNG or WebP, for a claim to be made; it is kept re-encoded. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ApiResponse(
            responseCode = "201",
            description = "Kept",
            content = @Content(schema = @Schema(implementation = Uploaded.class)))
    @ApiResponse(responseCode = "400", description = "There is no file")
    @ApiResponse(responseCode = "404", description = "No order of the caller's")
    @ApiResponse(responseCode = "409", description = "No time to object, or too many photos")
    @ApiResponse(responseCode = "413", description = "More than 8 MB")
    @ApiResponse(responseCode = "415", description = "No JPEG, PNG or WebP")
    @ApiResponse(responseCode = "422", description = "Broken, or more than 40 megapixels")
    ResponseEntity<Uploaded> upload(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Caller caller)
            throws IOException {
        var order =
                orders.find(id)
                        .filter(found -> caller.is(found.sale().buyerId()))
                        .orElseThrow(() -> new Refusal(new NotFound("order", id)));
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Claiming.refuseUnlessClaimable(order, now);
        if (file == null || file.isEmpty())
            throw new Refusal(new Malformed("file", "Send the picture as the part \"file\"."));
        var photoId = Ids.next();
        photos.add(photoId, id, now, darkroom.develop(file.getBytes()).largest());
        return ResponseEntity.created(URI.create("/api/orders/" + id + "/claim-photos/" + photoId))
                .body(new Uploaded(photoId));
    }

    /** A picture; a producer sees those of claims about their part. */
    @GetMapping(path = "/{photoId}", produces = MediaType.IMAGE_JPEG_VALUE)
    @ApiResponse(
            responseCode = "200",
            description = "A JPEG",
            content =
                    @Content(
                            mediaType = MediaType.IMAGE_JPEG_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "404", description = "No photo that the caller may see")
    ResponseEntity<byte[]> one(
            @PathVariable String id, @PathVariable String photoId, Caller caller) {
        var jpeg =
                orders.find(id)
                        .filter(order -> maySee(order, photoId, caller))
                        .flatMap(_ -> photos.find(id, photoId))
                        .orElseThrow(() -> new Refusal(new NotFound("photo", photoId)));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .body(jpeg);
    }

    private boolean maySee(Order order, String photoId, Caller caller) {
        return insight.isInto(order, caller)
                || order.claims().all().stream()
                        .filter(claim -> claim.photoIds().contains(photoId))
                        .anyMatch(claim -> insight.isInto(order, claim.producerId(), caller));
    }
}
