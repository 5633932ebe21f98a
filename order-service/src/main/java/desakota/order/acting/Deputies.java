package desakota.order.acting;

import desakota.events.ProducerEvent.ProducerChanged;
import desakota.kit.security.Caller;
import desakota.kit.security.Role;
import desakota.kit.state.StateTable;

import org.springframework.stereotype.Component;

/**
 * Says who may act for a producer: they themselves, or the operator of the village hub where they
 * hand in, as long as the catalogue has their consent on record.
 */
@Component
public class Deputies {

    private final StateTable<ProducerChanged, Deputy> deputies;

    Deputies(StateTable<ProducerChanged, Deputy> deputies) {
        this.deputies = deputies;
    }

    /**
     * Who stands in for a producer.
     *
     * @param simpulId whose operator it is
     * @param agreed whether there is a consent on record
     */
    record Deputy(String simpulId, boolean agreed) {

        static Deputy of(ProducerChanged producer) {
            return new Deputy(producer.simpulId(), producer.operatorMayAct());
        }
    }

    /** Whether the caller may act for this producer. */
    public boolean mayAct(Caller caller, String producerId) {
        if (caller.is(Role.PRODUCER) && caller.is(producerId)) return true;
        return caller.is(Role.HUB_OPERATOR)
                && deputies.get(producerId)
                        .filter(Deputy::agreed)
                        .filter(deputy -> caller.is(deputy.simpulId()))
                        .isPresent();
    }
}
