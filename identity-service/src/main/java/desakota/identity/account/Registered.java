package desakota.identity.account;

import org.springframework.http.ResponseEntity;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.util.Objects;

/**
 * The answer to a registration, as it is stored to be repeated: without any secret.
 *
 * @param clientId what is typed at sign-in; the OAuth client id
 */
record Registered(String id, String clientId) {

    /**
     * The same with the secret that the account begins with, to be handed over.
     *
     * @param clientId what is typed at sign-in; the OAuth client id
     * @param secret said this once
     */
    record WithSecret(String id, String clientId, String secret) {}

    static ResponseEntity<Registered> created(Account account) {
        return ResponseEntity.created(URI.create("/api/accounts/" + account.id()))
                .body(new Registered(account.id(), account.clientId()));
    }

    /** Reads a first answer or a repeated one, which comes as JSON. */
    static Registered of(ResponseEntity<?> answer, JsonMapper json) {
        return answer.getBody() instanceof byte[] stored
                ? json.readValue(stored, Registered.class)
                : (Registered) Objects.requireNonNull(answer.getBody());
    }
}
