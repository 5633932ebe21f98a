package desakota.logistics.bag;

import desakota.kit.problem.Refusal;
import desakota.logistics.bag.BagController.Receive;
import desakota.logistics.bag.HubEvent.Intake;
import desakota.logistics.bag.HubEvent.Leaving;
import desakota.logistics.bag.HubEvent.Packing;
import desakota.logistics.bag.HubEvent.Reaching;
import desakota.logistics.bag.HubEvent.Unreadable;
import desakota.logistics.desk.DeskProblem.GivenUp;
import desakota.logistics.desk.Intaking;
import desakota.logistics.desk.TakeIn;
import desakota.logistics.device.Verdict;
import desakota.logistics.hub.Hub;
import desakota.logistics.parcel.Parcel;
import desakota.logistics.parcel.Step;
import desakota.logistics.shipment.Hearing.Outcome;
import desakota.logistics.shipment.Shipments;

import org.springframework.stereotype.Component;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Does what a hub's device says was done, by the same work as when the hub is in the network. What
 * was done is done: of a bag with one parcel that can't be in it, all others travel on, and the one
 * is for review. What names something that has not been heard of yet waits for it.
 */
@Component
class CatchingUp {

    private static final String NO_NEWS = "This was said before.";

    private final Intaking intaking;
    private final Bagging bagging;
    private final LatePacking packing;
    private final NamedBags namedBags;
    private final Shipments shipments;

    CatchingUp(
            Intaking intaking,
            Bagging bagging,
            LatePacking packing,
            NamedBags namedBags,
            Shipments shipments) {
        this.intaking = intaking;
        this.bagging = bagging;
        this.packing = packing;
        this.namedBags = namedBags;
        this.shipments = shipments;
    }

    /**
     * Does it, unless that was done before. Whose task it becomes what is handed out here is left
     * open: see {@link Intaking#note}.
     *
     * @param isPatient whether it may still wait for what it names
     */
    Verdict of(Hub hub, HubEvent event, boolean isPatient) {
        try {
            return switch (event.work()) {
                case Intake(var body) -> takeIn(hub, event, body);
                case Packing(var body) -> packing.pack(hub, event, body, isPatient);
                case Leaving(var name) -> leave(hub, event, name, isPatient);
                case Reaching(var name, var body) -> reach(hub, event, name, body, isPatient);
                case Unreadable(var why) -> Verdict.review(why);
            };
        } catch (Refusal refused) {
            // What turned up after it was given up is for review already, as the hub found it.
            if (refused.problem() instanceof GivenUp known)
                return Verdict.of(Outcome.APPLIED, known.detail());
            var verdict = Verdict.review(refused.problem().detail());
            return event.work() instanceof Packing
                    ? NamedBags.packing(event.recorded(), verdict)
                    : verdict;
        }
    }

    private Verdict takeIn(Hub hub, HubEvent event, TakeIn body) {
        var ref = event.recorded().subject();
        var parcel = parcelCoded(body.parcelCode()).filter(p -> !p.saidByCommand(ref));
        if (parcel.filter(p -> saysTheSame(p, hub, body)).isPresent())
            return Verdict.of(Outcome.DUPLICATE, NO_NEWS);
        if (parcel.filter(p -> wasWithACourierAfter(event, p)).isPresent())
            return Verdict.review("A courier has had the parcel since.");
        var taken = intaking.note(hub, ref, body.parcelCode(), body.found(), event.moment());
        return Verdict.of(Outcome.APPLIED, null)
                .bringing(LatePacking.awaited(taken.parcel().code()));
    }

    private static boolean saysTheSame(Parcel parcel, Hub hub, TakeIn body) {
        return parcel.last(Step.TAKEN_IN)
                .filter(scan -> scan.by().equals(hub.id()))
                .flatMap(scan -> Optional.ofNullable(scan.goods()))
                .filter(goods -> Objects.equals(goods.count(), body.count()))
                .filter(goods -> Objects.equals(goods.weightGrams(), body.weightGrams()))
                .isPresent();
    }

    private static boolean wasWithACourierAfter(HubEvent event, Parcel parcel) {
        return parcel.last(Step.PICKED_UP, Step.OUT_FOR_DELIVERY, Step.FAILED_ATTEMPT)
                .filter(scan -> scan.occurredAt().isAfter(event.stamp().occurredAt()))
                .isPresent();
    }

    private Verdict leave(Hub hub, HubEvent event, String name, boolean isPatient) {
        return with(
                name,
                bag -> bag.fromHubId().equals(hub.id()),
                isPatient,
                bag -> bagging.dispatch(hub, bag.id(), event.moment()));
    }

    private Verdict reach(Hub hub, HubEvent event, String name, Receive body, boolean isPatient) {
        return with(
                name,
                bag -> bag.toHubId().equals(hub.id()),
                isPatient,
                bag ->
                        bagging.receive(
                                hub,
                                bag.id(),
                                body.theMissing(),
                                body.theDamaged(),
                                event.moment()));
    }

    private Verdict with(String name, Predicate<Bag> mine, boolean isPatient, Consumer<Bag> work) {
        var search = namedBags.find(name, mine);
        if (search.bag() != null) {
            work.accept(search.bag());
            return Verdict.of(Outcome.APPLIED, null);
        }
        return search.isToCome() && isPatient
                ? Verdict.waiting(
                        NamedBags.awaited(name), "Recorded. It waits for the BAG that it names.")
                : Verdict.review(search.why());
    }

    private Optional<Parcel> parcelCoded(String typed) {
        var code = LatePacking.code(typed);
        return shipments.ofCode(code).flatMap(shipment -> shipment.parcelCoded(code));
    }
}
