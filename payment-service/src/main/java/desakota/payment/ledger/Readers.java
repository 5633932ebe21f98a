package desakota.payment.ledger;

import desakota.kit.security.Caller;
import desakota.kit.security.Role;
import desakota.payment.producer.Producers;

import org.springframework.stereotype.Component;

/** Who may read which accounts. Nobody may read what there is not. */
@Component
public class Readers {

    private final Journal journal;
    private final Producers producers;

    Readers(Journal journal, Producers producers) {
        this.journal = journal;
        this.producers = producers;
    }

    /**
     * Whether there is such an account and the caller may read it. Payees have theirs from when
     * they are known as people, before anything is posted to it: for themselves always, for their
     * operator and FINANCE if they are producers. Any other account begins with its first entry.
     */
    public boolean mayRead(Caller caller, String account) {
        var payee = Accounts.payeeOf(account);
        if (payee.filter(id -> producers.mayActFor(caller, id)).isPresent()) return true;
        return caller.is(Role.FINANCE)
                && (payee.flatMap(producers::find).isPresent() || journal.has(account));
    }
}
