package desakota.catalog.producer;

import desakota.catalog.edit.Edition;
import desakota.catalog.edit.MergePatch;
import desakota.catalog.producer.Producer.Consent;
import desakota.catalog.producer.Registering.Applicant;
import desakota.events.ProducerEvent.ProducerChanged;
import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.web.Cursor;
import desakota.kit.web.IfMatch;
import desakota.kit.web.Page;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.node.ObjectNode;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Producers, for anybody to read; for them and their operators to write. */
@RestController
@RequestMapping("/api/catalog/producers")
class ProducerController {

    private final ProducerDirectory directory;
    private final Producers producers;
    private final ProducerStates states;
    private final Registering registering;
    private final Once once;

    ProducerController(
            ProducerDirectory directory,
            Producers producers,
            ProducerStates states,
            Registering registering,
            Once once) {
        this.directory = directory;
        this.producers = producers;
        this.states = states;
        this.registering = registering;
        this.once = once;
    }

    /**
     * A producer as anybody may see them.
     *
     * @param id of their account
     * @param villageCode of the Kemendagri, such as {@code 35.07.16.2005}
     * @param regency by name
     * @param simpul id of the village hub that serves them
     */
    record ProducerView(
            String id,
            String name,
            String village,
            String villageCode,
            String regency,
            String simpul,
            @Nullable String story) {

        static ProducerView of(ProducerChanged state) {
            return new ProducerView(
                    state.id(),
                    state.name(),
                    state.village(),
                    state.villageCode(),
                    state.regency(),
                    state.simpulId(),
                    state.story());
        }
    }

    /**
     * A producer to write down.
     *
     * @param accountId when they have an account
     * @param villageCode of the Kemendagri, such as {@code 35.07.16.2005}
     * @param simpulId the village hub that serves them
     * @param since the year in which they began
     * @param consent that an operator may act for them
     */
    record RegisterProducer(
            @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,64}") String accountId,
            @NotBlank @Size(max = 80) String name,
            @NotNull String villageCode,
            @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,64}") String simpulId,
            @Nullable @Size(max = 4000) String story,
            @Nullable @Min(1900) @Max(2100) Integer since,
            @Nullable @Valid GiveConsent consent) {}

    /**
     * A consent, spoken or written, and who can bear witness.
     *
     * @param method how they said so, such as {@code SPOKEN}
     * @param witnessedBy who can bear witness, by name
     */
    record GiveConsent(
            @NotNull @Pattern(regexp = "[A-Z_]{3,20}") String method,
            @NotBlank @Size(max = 120) String witnessedBy,
            @Nullable @Size(max = 500) String note,
            @NotNull Instant givenAt) {}

    /** Producers by name; {@code q} is looked for in their name, village and regency. */
    @GetMapping
    Page<ProducerView> list(
            @RequestParam(required = false) @Nullable String simpul,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int size,
            @Nullable Cursor cursor) {
        return Page.of(
                        directory.list(simpul, q, cursor, size + 1),
                        size,
                        last -> Cursor.of(last.name(), last.id()))
                .map(ProducerView::of);
    }

    /** One producer. */
    @GetMapping("/{id}")
    ResponseEntity<ProducerView> read(@PathVariable String id) {
        return directory
                .find(id)
                .or(() -> producers.stateOf(id))
                .map(ProducerController::answer)
                .orElseThrow(() -> new Refusal(new NotFound("producer", id)));
    }

    /** Writes a producer down. */
    @PostMapping
    @ApiResponse(
            responseCode = "201",
            description = "Written down",
            content = @Content(schema = @Schema(implementation = ProducerView.class)))
    ResponseEntity<?> register(
            @Valid @RequestBody RegisterProducer request, IdempotencyKey key, Caller caller) {
        var consent =
                Optional.ofNullable(request.consent())
                        .map(
                                c ->
                                        new Consent(
                                                c.method(),
                                                c.witnessedBy(),
                                                c.note(),
                                                c.givenAt(),
                                                caller.id(),
                                                null))
                        .orElse(null);
        var applicant =
                new Applicant(
                        request.accountId(),
                        new ProducerText(request.name(), request.story()),
                        request.villageCode(),
                        request.simpulId(),
                        request.since(),
                        consent);
        return once.answer(
                key,
                request,
                id -> {
                    var state = stateOf(registering.register(applicant, id, caller));
                    return ResponseEntity.created(
                                    URI.create("/api/catalog/producers/" + state.id()))
                            .eTag(tagOf(state))
                            .body(ProducerView.of(state));
                });
    }

    /** Edits name and story by a JSON merge patch. */
    @PatchMapping(
            path = "/{id}",
            consumes = {MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<ProducerView> edit(
            @PathVariable String id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(schema = @Schema(implementation = ProducerText.class)))
                    @RequestBody
                    ObjectNode patch,
            IfMatch ifMatch,
            Caller caller) {
        return answer(stateOf(registering.edit(id, patch, ifMatch, caller)));
    }

    private ProducerChanged stateOf(Producer producer) {
        return states.of(producer, producer.stateVersion());
    }

    private static ResponseEntity<ProducerView> answer(ProducerChanged state) {
        return ResponseEntity.ok().eTag(tagOf(state)).body(ProducerView.of(state));
    }

    private static String tagOf(ProducerChanged state) {
        return IfMatch.tagOf(Edition.of(state.name(), state.story()));
    }
}
