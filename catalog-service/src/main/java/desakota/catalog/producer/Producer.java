package desakota.catalog.producer;

import desakota.catalog.edit.Edition;
import desakota.kit.security.Caller;
import desakota.kit.security.Role;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

import java.time.Instant;

/**
 * Who makes goods in a village.
 *
 * @param id also the id of their account
 * @param simpulId the village hub where they hand in
 * @param since the year in which they began to make it
 * @param consent their newest word that the hub's operator may act for them, withdrawn or not; null
 *     if they never gave it
 * @param registeredBy the account that wrote them down
 * @param renamed that their products may still bear an older name; null once they all bear this one
 * @param edits how often they were edited
 * @param stateVersion of the published state
 */
@Document("producers")
public record Producer(
        @Id String id,
        String name,
        String villageCode,
        String simpulId,
        @Nullable String story,
        @Nullable Integer since,
        @Nullable Consent consent,
        String registeredBy,
        @Nullable Renamed renamed,
        long edits,
        long stateVersion) {

    /**
     * That somebody without a device let the operator act for them, and who can bear witness.
     *
     * @param method how they said so, such as {@code SPOKEN}
     * @param recordedBy the account that wrote it down; null for whoever registered the producer
     * @param withdrawal that it holds no longer; null while it does
     */
    public record Consent(
            String method,
            String witnessedBy,
            @Nullable String note,
            Instant givenAt,
            @Nullable String recordedBy,
            @Nullable Withdrawal withdrawal) {

        /** That a consent was taken back, and the account that wrote it down. */
        public record Withdrawal(Instant at, String by) {}

        /** Names nobody: a witness must not reach a log. */
        @Override
        public String toString() {
            return "Consent[" + method + "]";
        }
    }

    /**
     * That the producer was given another name.
     *
     * @param at when
     * @param dueAt when their products are to be published again
     */
    public record Renamed(Instant at, @Indexed(sparse = true) Instant dueAt) {}

    /**
     * Whether the caller may do what is the producer's to do: themselves, or the operator of their
     * simpul, if their consent is on record.
     */
    public boolean mayBeActedForBy(Caller caller) {
        return isSelf(caller) || (isTheirOperator(caller) && operatorMayAct());
    }

    /** Whether a consent is on record that was not withdrawn. */
    boolean operatorMayAct() {
        return consent != null && consent.withdrawal() == null;
    }

    /** Whether the caller runs the hub where they hand in, whatever they agreed to. */
    boolean isTheirOperator(Caller caller) {
        return caller.is(Role.HUB_OPERATOR) && caller.is(simpulId);
    }

    /** Whether the caller is this producer. */
    public boolean isSelf(Caller caller) {
        return caller.is(Role.PRODUCER) && caller.is(id);
    }

    long edition() {
        return Edition.of(name, story);
    }
}
