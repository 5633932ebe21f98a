package desakota.identity.account;

import desakota.kit.security.Caller;
import desakota.kit.security.Role;
import desakota.kit.web.Cursor;
import desakota.kit.web.Page;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.Set;

/** All accounts, for those who run the market. */
@RestController
@RequestMapping("/api/admin/accounts")
class AdminController {

    private final Accounts accounts;
    private final Editing editing;

    AdminController(Accounts accounts, Editing editing) {
        this.accounts = accounts;
        this.editing = editing;
    }

    /**
     * What an account may be from now on; no role that is left out stays.
     *
     * @param roles at least one
     */
    record Roles(@NotEmpty Set<@NotNull Role> roles) {}

    /** All accounts, by id. */
    @GetMapping
    Page<AccountView> all(
            @RequestParam(defaultValue = "24") @Min(1) @Max(100) int size,
            @Nullable Cursor cursor) {
        var found = accounts.after(cursor == null ? null : cursor.text(0), size + 1);
        return Page.of(found, size, account -> Cursor.of(account.id())).map(AccountView::of);
    }

    /** Replaces the roles of an account. */
    @PostMapping("/{id}/roles")
    AccountView setRoles(
            @PathVariable String id, Caller caller, @Valid @RequestBody Roles request) {
        return AccountView.of(editing.setRoles(id, request.roles(), caller));
    }

    /** Disables the account; again: nothing more happens. */
    @PostMapping("/{id}/disablement")
    AccountView disable(@PathVariable String id, Caller caller) {
        return AccountView.of(editing.disable(id, caller));
    }

    /** Lets a disabled account sign in again. */
    @DeleteMapping("/{id}/disablement")
    AccountView enable(@PathVariable String id) {
        return AccountView.of(editing.enable(id));
    }
}
