package desakota.logistics.hub;

import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Refusal;
import desakota.kit.web.Page;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** Which hubs there are. */
@RestController
class HubController {

    private final Hubs hubs;
    private final Once once;

    HubController(Hubs hubs, Once once) {
        this.hubs = hubs;
        this.once = once;
    }

    /**
     * A hub, as anybody may see it.
     *
     * @param villageCode of the Kemendagri, as in {@code 35.07.16.2005}
     * @param serves codes of the regencies whose buyers it delivers to
     */
    record HubView(
            String id,
            String name,
            HubKind kind,
            String village,
            String villageCode,
            String regency,
            List<String> serves) {

        static HubView of(Hub hub) {
            return new HubView(
                    hub.id(),
                    hub.name(),
                    hub.kind(),
                    hub.village(),
                    hub.villageCode(),
                    hub.regency(),
                    hub.serves());
        }
    }

    /**
     * Who brings bags to another hub.
     *
     * @param to that hub; to all that are not named when null
     */
    record AddCarrier(
            @Nullable @Size(max = 60) String to, @NotBlank @Size(max = 100) String carrier) {}

    /**
     * A hub to add.
     *
     * @param id of the account that operates it
     * @param villageCode of the Kemendagri, as in {@code 35.07.16.2005}
     * @param serves codes of the regencies whose buyers it delivers to
     * @param collects codes of the districts whose producers it takes parcels in from
     */
    record AddHub(
            @NotNull @Pattern(regexp = "[a-z0-9-]{3,60}") String id,
            @NotBlank @Size(max = 100) String name,
            @NotNull HubKind kind,
            @NotNull @Pattern(regexp = "\\d\\d\\.\\d\\d\\.\\d\\d\\.\\d{4}") String villageCode,
            @NotBlank @Size(max = 100) String village,
            @NotBlank @Size(max = 100) String regency,
            @Nullable @Size(max = 600)
                    List<@NotNull @Pattern(regexp = "\\d\\d\\.\\d\\d") String> serves,
            @Nullable @Size(max = 600)
                    List<@NotNull @Pattern(regexp = "\\d\\d\\.\\d\\d\\.\\d\\d") String> collects,
            @Nullable @Size(max = 600) List<@NotNull @Valid AddCarrier> carriers) {

        Hub toHub() {
            return new Hub(
                    id,
                    name,
                    kind,
                    villageCode,
                    village,
                    villageCode.substring(0, 5),
                    regency,
                    serves == null ? List.of() : serves,
                    collects == null ? List.of() : collects,
                    carriers == null
                            ? List.of()
                            : carriers.stream()
                                    .map(c -> new Hub.Carrier(c.to(), c.carrier()))
                                    .toList());
        }
    }

    /** All hubs. */
    @GetMapping("/api/logistics/hubs")
    Page<HubView> list() {
        return Page.of(hubs.all().stream().map(HubView::of).toList());
    }

    /** Adds a hub; again with the same words: nothing more happens. */
    @PostMapping("/api/admin/hubs")
    @ApiResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = HubView.class)))
    ResponseEntity<?> add(@Valid @RequestBody AddHub request, IdempotencyKey key) {
        return once.answer(
                key,
                request,
                _ -> {
                    var fresh = request.toHub();
                    if (!hubs.add(fresh).equals(fresh))
                        throw new Refusal(new Invalid("id", "There is another hub of this id."));
                    return ResponseEntity.status(HttpStatus.CREATED).body(HubView.of(fresh));
                });
    }
}
