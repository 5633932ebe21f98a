package desakota.identity.account;

import desakota.identity.account.SignIn.Outcome;
import desakota.kit.problem.Problem.Malformed;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.web.IfMatch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own account. */
@RestController
@RequestMapping("/api/accounts/me")
class AccountController {

    private final Accounts accounts;
    private final Editing editing;
    private final SignIn signIn;

    AccountController(Accounts accounts, Editing editing, SignIn signIn) {
        this.accounts = accounts;
        this.editing = editing;
        this.signIn = signIn;
    }

    /**
     * What to change; what is null stays.
     *
     * @param currentPassword needed for a new password or phone number, which are what one signs in
     *     with
     */
    record Change(
            @Nullable @Size(max = 80) @Pattern(regexp = ".*\\S.*") String name,
            @Nullable @Size(max = 40) String phone,
            @Nullable @Size(max = 1000) String password,
            @Nullable @Size(max = 1000) String currentPassword) {
        @Override
        public String toString() {
            return "Change[…]";
        }
    }

    /** One's own account, with the ETag that an edit needs. */
    @GetMapping
    ResponseEntity<AccountView> me(Caller caller) {
        return tagged(own(caller));
    }

    /** Changes one's own name, phone number or password. */
    @PatchMapping
    ResponseEntity<AccountView> change(
            Caller caller,
            IfMatch ifMatch,
            @Valid @RequestBody Change change,
            HttpServletRequest http) {
        var own = own(caller);
        ifMatch.check(own.edits());
        if (change.password() != null || change.phone() != null)
            checkCurrentPassword(own, change.currentPassword(), http.getRemoteAddr());
        var edited =
                editing.change(own.id(), ifMatch, change.name(), change.phone(), change.password());
        return tagged(edited);
    }

    private Account own(Caller caller) {
        return accounts.find(caller.id())
                .orElseThrow(() -> new Refusal(new NotFound("account", caller.id())));
    }

    private void checkCurrentPassword(Account own, @Nullable String password, String address) {
        if (password == null)
            throw new Refusal(new Malformed("currentPassword", "Send your current password too."));
        switch (signIn.again(own, password, address)) {
            case Outcome.Accepted _ -> {}
            case Outcome.Refused _ -> throw new Refusal(new AccountProblem.WrongPassword());
            case Outcome.Throttled _ -> throw new Refusal(new AccountProblem.TooManyTries());
        }
    }

    private static ResponseEntity<AccountView> tagged(Account account) {
        return ResponseEntity.ok()
                .eTag(IfMatch.tagOf(account.edits()))
                .body(AccountView.of(account));
    }
}
