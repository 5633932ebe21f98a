package desakota.catalog.producer;

import desakota.catalog.producer.Producer.Consent;
import desakota.catalog.producer.Producer.Consent.Withdrawal;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Problem.NotYours;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;

/**
 * A registered producer's word that the operator of their simpul may act for them. It is no part of
 * the text that people edit: no {@code If-Match}.
 */
@RestController
@RequestMapping("/api/catalog/producers/{id}/consent")
class ConsentController {

    private final Producers producers;
    private final Clock clock;

    ConsentController(Producers producers, Clock clock) {
        this.producers = producers;
        this.clock = clock;
    }

    /**
     * A consent that was given just now, spoken or written, and who can bear witness.
     *
     * @param method how they said so, such as {@code SPOKEN}
     * @param witnessedBy who can bear witness, by name
     */
    record RecordConsent(
            @NotNull @Pattern(regexp = "[A-Z_]{3,20}") String method,
            @NotBlank @Size(max = 120) String witnessedBy,
            @Nullable @Size(max = 500) String note) {}

    /** The operator of their simpul writes down that they agreed; 403 for anybody else. */
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void give(@PathVariable String id, @Valid @RequestBody RecordConsent request, Caller caller) {
        if (!find(id).isTheirOperator(caller))
            throw new Refusal(new NotYours("Only the operator of their simpul records this."));
        producers.consented(
                id,
                new Consent(
                        request.method(),
                        request.witnessedBy(),
                        request.note(),
                        clock.instant(),
                        caller.id(),
                        null));
    }

    /** From now on the operator may not act for them. The same again changes nothing. */
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String id, Caller caller) {
        var producer = find(id);
        if (!producer.isSelf(caller) && !producer.isTheirOperator(caller))
            throw new Refusal(new NotYours("Only the producer or their operator withdraws this."));
        producers.withdrew(id, new Withdrawal(clock.instant(), caller.id()));
    }

    private Producer find(String id) {
        return producers.find(id).orElseThrow(() -> new Refusal(new NotFound("producer", id)));
    }
}
