package desakota.catalog.producer;

import desakota.catalog.edit.MergePatch;
import desakota.catalog.producer.Producer.Consent;
import desakota.catalog.producer.ProducerProblem.AlreadyRegistered;
import desakota.catalog.region.Regions;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Problem.NotYours;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.security.Role;
import desakota.kit.web.IfMatch;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import tools.jackson.databind.node.ObjectNode;

import java.time.Clock;

/** Writes producers down and keeps what is said about them. */
@Component
class Registering {

    private static final int TRIES = 20;

    private final Producers producers;
    private final Regions regions;
    private final MergePatch patches;
    private final Clock clock;

    Registering(Producers producers, Regions regions, MergePatch patches, Clock clock) {
        this.producers = producers;
        this.regions = regions;
        this.patches = patches;
        this.clock = clock;
    }

    /** Who is to be written down, as the request has it. */
    record Applicant(
            @Nullable String accountId,
            ProducerText text,
            String villageCode,
            @Nullable String simpulId,
            @Nullable Integer since,
            @Nullable Consent consent) {}

    /**
     * Writes a producer down. A producer does so for themselves; an operator for somebody of their
     * village whose consent is on record; who runs the market for anybody.
     *
     * @param freshId the id of a producer without an account
     * @throws Refusal 403 for somebody else's simpul or account, 422 for an unknown village or a
     *     missing consent, 409 when the account is a producer already
     */
    Producer register(Applicant applicant, String freshId, Caller caller) {
        if (regions.village(applicant.villageCode()).isEmpty())
            throw new Refusal(
                    new Invalid("villageCode", "There is no village with this Kemendagri code."));
        var fresh =
                new Producer(
                        idOf(applicant, freshId, caller),
                        applicant.text().name().strip(),
                        applicant.villageCode(),
                        simpulOf(applicant, caller),
                        applicant.text().story(),
                        applicant.since(),
                        consentOf(applicant, caller),
                        caller.id(),
                        null,
                        0,
                        0);
        return producers.add(fresh).orElseGet(() -> alreadyAdded(fresh));
    }

    /** A repeated request finds its own work. */
    private Producer alreadyAdded(Producer fresh) {
        return producers
                .find(fresh.id())
                .filter(known -> known.registeredBy().equals(fresh.registeredBy()))
                .filter(known -> known.name().equals(fresh.name()))
                .orElseThrow(() -> new Refusal(new AlreadyRegistered(fresh.id())));
    }

    private static String idOf(Applicant applicant, String freshId, Caller caller) {
        var account = applicant.accountId();
        if (!caller.is(Role.PRODUCER)) return account == null ? freshId : account;
        if (account != null && !caller.is(account))
            throw new Refusal(new NotYours("Producers register themselves only."));
        return caller.id();
    }

    private static String simpulOf(Applicant applicant, Caller caller) {
        var simpul = applicant.simpulId();
        if (caller.is(Role.HUB_OPERATOR)) {
            if (simpul != null && !caller.is(simpul))
                throw new Refusal(new NotYours("Operators register producers of their own hub."));
            return caller.id();
        }
        if (simpul == null)
            throw new Refusal(new Invalid("simpulId", "Say at which simpul they hand in."));
        return simpul;
    }

    private @Nullable Consent consentOf(Applicant applicant, Caller caller) {
        var consent = applicant.consent();
        if (consent == null && caller.is(Role.HUB_OPERATOR))
            throw new Refusal(
                    new Invalid("consent", "Acting for a producer needs their consent on record."));
        if (consent != null && consent.givenAt().isAfter(clock.instant()))
            throw new Refusal(new Invalid("consent.givenAt", "This is in the future."));
        return consent;
    }

    /**
     * Edits a producer's name and story.
     *
     * @throws Refusal 404 for no producer, 403 for somebody else's, 412 for a stale edit
     */
    Producer edit(String id, ObjectNode patch, IfMatch ifMatch, Caller caller) {
        for (int i = 0; i < TRIES; i++) {
            var producer =
                    producers.find(id).orElseThrow(() -> new Refusal(new NotFound("producer", id)));
            if (!producer.mayBeActedForBy(caller) && !caller.is(Role.ADMIN))
                throw new Refusal(new NotYours("Only the producer or their operator edits this."));
            ifMatch.check(producer.edition());
            var before = new ProducerText(producer.name(), producer.story());
            var edited = producers.edit(producer, patches.apply(patch, before, ProducerText.class));
            if (edited.isPresent()) return edited.get();
        }
        throw new OptimisticLockingFailureException("Others keep editing producer " + id);
    }
}
