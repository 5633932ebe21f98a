package desakota.logistics.bag;

import desakota.logistics.bag.BagController.Pack;
import desakota.logistics.bag.BagController.Receive;
import desakota.logistics.desk.TakeIn;
import desakota.logistics.device.Recorded;
import desakota.logistics.device.Stamp;
import desakota.logistics.parcel.Moment;

/**
 * What a hub's device says was done, as far as it can be read.
 *
 * @param work what it says; {@link Unreadable} when it can't be applied
 */
record HubEvent(Recorded recorded, Stamp stamp, Work work) {

    /** What is done at a hub, each as the endpoint of the same name takes it. */
    sealed interface Work {}

    record Intake(TakeIn body) implements Work {}

    record Packing(Pack body) implements Work {}

    /**
     * A bag leaves.
     *
     * @param bag its id, or the id of the event that packed it
     */
    record Leaving(String bag) implements Work {}

    /** A bag arrives; it is named as for {@link Leaving}. */
    record Reaching(String bag, Receive body) implements Work {}

    /** Something nobody can apply, and why. */
    record Unreadable(String why) implements Work {}

    Moment moment() {
        return new Moment(recorded.receivedAt(), stamp.occurredAt(), recorded.device(stamp));
    }
}
