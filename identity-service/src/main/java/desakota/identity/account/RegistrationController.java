package desakota.identity.account;

import desakota.identity.account.Account.Vouching;
import desakota.identity.account.SignIn.Outcome;
import desakota.kit.once.IdempotencyKey;
import desakota.kit.once.Once;
import desakota.kit.problem.Problem.NotYours;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.security.Role;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

import java.util.Set;

/** New accounts: one's own, for somebody one vouches for, for those who run the market. */
@RestController
class RegistrationController {

    private final Registering registering;
    private final Accounts accounts;
    private final SignIn signIn;
    private final Once once;
    private final JsonMapper json;

    RegistrationController(
            Registering registering, Accounts accounts, SignIn signIn, Once once, JsonMapper json) {
        this.registering = registering;
        this.accounts = accounts;
        this.signIn = signIn;
        this.once = once;
        this.json = json;
    }

    /**
     * Who a buyer is.
     *
     * @param phone in any way of writing it; what one signs in with
     * @param password kept as a hash only
     */
    record SignUp(
            @NotBlank @Size(max = 80) String name,
            @NotBlank @Size(max = 40) String phone,
            @NotNull @Size(max = 1000) String password) {
        @Override
        public String toString() {
            return "SignUp[…]";
        }
    }

    /** What the stored answer depends on. A fast hash of a password must not lie in a database. */
    private record SignUpWithoutPassword(String name, String phone) {}

    /**
     * Somebody whom an operator knows.
     *
     * @param role {@code PRODUCER} or {@code COURIER}
     * @param phone null when they have none
     */
    record Vouched(
            @NotBlank @Size(max = 80) String name,
            @NotNull Role role,
            @Nullable @Size(max = 40) String phone,
            @NotNull @Valid Consent consent) {}

    /**
     * How the person agreed that somebody acts for them.
     *
     * @param method such as {@code SPOKEN}
     */
    record Consent(
            @NotBlank @Size(max = 40) String method, @Nullable @Size(max = 500) String note) {}

    /**
     * Somebody who is given an account of any role.
     *
     * @param simpulId the village hub that serves them; null when none does
     */
    record Appointed(
            @NotBlank @Size(max = 80) String name,
            @NotEmpty Set<@NotNull Role> roles,
            @Nullable @Size(max = 40) String phone,
            @Nullable @Size(max = 80) String simpulId) {}

    /** A buyer joins; a token can be had at once. */
    @PostMapping("/api/accounts")
    @ApiResponse(
            responseCode = "201",
            description = "Registered",
            content = @Content(schema = @Schema(implementation = Registered.class)))
    ResponseEntity<?> signUp(
            IdempotencyKey key, @Valid @RequestBody SignUp request, HttpServletRequest http) {
        var known = new SignUpWithoutPassword(request.name().strip(), request.phone().strip());
        var answer =
                once.answer(
                        key,
                        known,
                        id ->
                                Registered.created(
                                        registering.signUp(
                                                id,
                                                known.name(),
                                                known.phone(),
                                                request.password())));
        if (isRepeated(answer)) checkPassword(answer, request.password(), http.getRemoteAddr());
        return answer;
    }

    private void checkPassword(ResponseEntity<?> answer, String password, String address) {
        var account = accounts.find(Registered.of(answer, json).id());
        if (account.isPresent()
                && !(signIn.again(account.get(), password, address) instanceof Outcome.Accepted))
            throw new Refusal(new AccountProblem.OtherPassword());
    }

    /** An operator brings in a producer or a courier and gets a first secret to hand over. */
    @PostMapping("/api/accounts/vouched")
    ResponseEntity<Registered.WithSecret> vouch(
            IdempotencyKey key, Caller caller, @Valid @RequestBody Vouched request) {
        if (request.role() != Role.PRODUCER && request.role() != Role.COURIER)
            throw new Refusal(new NotYours("You can vouch for producers and couriers only."));
        var consent = request.consent();
        var vouching = new Vouching(caller.id(), consent.method(), consent.note());
        return withSecret(
                once.answer(
                        key,
                        request,
                        id ->
                                Registered.created(
                                        registering.vouch(
                                                id,
                                                request.name().strip(),
                                                request.role(),
                                                request.phone(),
                                                vouching))));
    }

    /** An administrator makes an account of any role. */
    @PostMapping("/api/admin/accounts")
    ResponseEntity<Registered.WithSecret> appoint(
            IdempotencyKey key, Caller caller, @Valid @RequestBody Appointed request) {
        return withSecret(
                once.answer(
                        key,
                        request,
                        id ->
                                Registered.created(
                                        registering.appoint(
                                                id,
                                                request.name().strip(),
                                                request.roles(),
                                                request.phone(),
                                                request.simpulId(),
                                                caller.id()))));
    }

    private ResponseEntity<Registered.WithSecret> withSecret(ResponseEntity<?> answer) {
        var registered = Registered.of(answer, json);
        var secret = registering.firstSecret(registered.id());
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .body(new Registered.WithSecret(registered.id(), registered.clientId(), secret));
    }

    private static boolean isRepeated(ResponseEntity<?> answer) {
        return answer.getHeaders().containsHeader("Idempotency-Replayed");
    }
}
