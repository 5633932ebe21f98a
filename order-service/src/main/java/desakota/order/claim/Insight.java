package desakota.order.claim;

import desakota.kit.security.Caller;
import desakota.kit.security.Role;
import desakota.order.Order;
import desakota.order.acting.Deputies;

import org.springframework.stereotype.Component;

/** Says who may look into claims and their pictures. */
@Component
class Insight {

    private final Deputies deputies;

    Insight(Deputies deputies) {
        this.deputies = deputies;
    }

    /** Whether all about this order is the caller's business. */
    boolean isInto(Order order, Caller caller) {
        return caller.is(order.sale().buyerId())
                || caller.is(Role.FINANCE)
                || caller.is(Role.ADMIN);
    }

    /** Whether what is about this producer's part is. */
    boolean isInto(Order order, String producerId, Caller caller) {
        return isInto(order, caller) || deputies.mayAct(caller, producerId);
    }
}
