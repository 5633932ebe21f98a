package desakota.logistics.proof;

import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.picture.Darkroom;
import desakota.kit.problem.Problem.Malformed;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.security.Role;

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
import java.util.Base64;
import java.util.List;

/** Photos and signatures that prove a delivery. */
@RestController
@RequestMapping("/api/logistics/proofs")
class ProofController {

    /** Enough to read a house number or a name; in pixels at the longer side. */
    private static final int SIZE = 1_600;

    private final Darkroom darkroom = new Darkroom(List.of(SIZE));
    private final Proofs proofs;
    private final Once once;

    ProofController(Proofs proofs, Once once) {
        this.proofs = proofs;
        this.once = once;
    }

    /**
     * A picture that is kept.
     *
     * @param id by which a delivery names it
     */
    record Uploaded(String id) {}

    /** Takes a photo or a signature, JPEG, PNG or WebP; it is kept re-encoded. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ApiResponse(
            responseCode = "201",
            description = "Kept",
            content = @Content(schema = @Schema(implementation = Uploaded.class)))
    @ApiResponse(responseCode = "400", description = "There is no file")
    @ApiResponse(responseCode = "413", description = "More than 8 MB")
    @ApiResponse(responseCode = "415", description = "No JPEG, PNG or WebP")
    @ApiResponse(responseCode = "422", description = "Broken, or more than 40 megapixels")
    ResponseEntity<?> upload(
            @RequestParam(required = false) @Nullable MultipartFile file,
            Caller caller,
            IdempotencyKey key)
            throws IOException {
        if (file == null || file.isEmpty())
            throw new Refusal(new Malformed("file", "Send the picture as the part \"file\"."));
        var bytes = file.getBytes();
        return once.answer(
                key,
                Base64.getEncoder().encodeToString(bytes),
                id -> {
                    proofs.add(id, caller.id(), darkroom.develop(bytes).largest());
                    return ResponseEntity.created(URI.create("/api/logistics/proofs/" + id))
                            .body(new Uploaded(id));
                });
    }

    /** A proof, for the buyer, the courier, their hub and those who run the market. */
    @GetMapping(path = "/{id}", produces = MediaType.IMAGE_JPEG_VALUE)
    @ApiResponse(
            responseCode = "200",
            description = "A JPEG",
            content =
                    @Content(
                            mediaType = MediaType.IMAGE_JPEG_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> one(@PathVariable String id, Caller caller) {
        var proof =
                proofs.find(id)
                        .filter(found -> maySee(caller, found))
                        .orElseThrow(() -> new Refusal(new NotFound("proof", id)));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .body(proof.image().getData());
    }

    private static boolean maySee(Caller caller, Proof proof) {
        return caller.is(Role.FINANCE)
                || caller.is(Role.ADMIN)
                || caller.is(proof.courierId())
                || caller.id().equals(proof.buyerId())
                || caller.id().equals(proof.hubId());
    }
}
