package desakota.catalog.product;

import desakota.catalog.edit.MergePatch;
import desakota.catalog.producer.Producer;
import desakota.catalog.producer.Producers;
import desakota.catalog.product.Product.Edit;
import desakota.catalog.product.Product.Edit.What;
import desakota.catalog.region.Regions;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Problem.NotYours;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.security.Role;
import desakota.kit.web.IfMatch;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

import tools.jackson.databind.node.ObjectNode;

import java.time.Clock;
import java.util.List;

/** Lists products and keeps them up to date, for their producers or in their name. */
@Component
public class Selling {

    private static final int TRIES = 20;

    private final Products products;
    private final Producers producers;
    private final Categories categories;
    private final Regions regions;
    private final MergePatch patches;
    private final Clock clock;

    Selling(
            Products products,
            Producers producers,
            Categories categories,
            Regions regions,
            MergePatch patches,
            Clock clock) {
        this.products = products;
        this.producers = producers;
        this.categories = categories;
        this.regions = regions;
        this.patches = patches;
        this.clock = clock;
    }

    /**
     * Lists a product under an id; the same again finds what is there.
     *
     * @param producerId whose it is; null for the caller's own
     * @throws Refusal 403 when the caller may not act for the producer, 422 when there is no such
     *     producer or category
     */
    Product list(
            String id, Listing listing, int onHand, @Nullable String producerId, Caller caller) {
        var producer = sellerFor(producerId, caller);
        check(listing);
        var text = listing.stripped();
        var edit = edit(What.LISTED, producer.id(), caller);
        for (var slug : Slugs.of(text.name(), regions.nameOf(producer.villageCode()), id)) {
            var fresh =
                    new Product(
                            id,
                            slug,
                            producer.id(),
                            caller.id(),
                            clock.instant(),
                            text,
                            List.of(),
                            Stock.of(onHand),
                            List.of(),
                            List.of(edit),
                            producer.stateVersion(),
                            0,
                            0);
            var listed = products.add(fresh).or(() -> products.find(id));
            if (listed.isPresent()) return listed.get();
        }
        throw new IllegalStateException("Every slug is taken for " + id);
    }

    private Producer sellerFor(@Nullable String producerId, Caller caller) {
        if (producerId == null && !caller.is(Role.PRODUCER))
            throw new Refusal(new Invalid("producerId", "Say whose product this is."));
        var id = producerId == null ? caller.id() : producerId;
        if (!caller.is(Role.HUB_OPERATOR) && !caller.is(id))
            throw new Refusal(new NotYours("Producers list their own products only."));
        var producer =
                producers
                        .find(id)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                new Invalid(
                                                        "producerId",
                                                        "There is no such producer.")));
        if (!producer.mayBeActedForBy(caller))
            throw new Refusal(
                    new NotYours("You may act for producers of your hub who agreed to it only."));
        return producer;
    }

    /**
     * Edits a product's text.
     *
     * @throws Refusal 404 for no product, 403 for somebody else's, 412 for a stale edit, 422 for
     *     what can't be
     */
    Product edit(String id, ObjectNode patch, IfMatch ifMatch, Caller caller) {
        for (int i = 0; i < TRIES; i++) {
            var product = caller.is(Role.ADMIN) ? find(id) : own(id, caller);
            ifMatch.check(product.listing().edition());
            var listing = patches.apply(patch, product.listing(), Listing.class).stripped();
            check(listing);
            var edited =
                    products.edit(
                            product, listing, edit(What.EDITED, product.producerId(), caller));
            if (edited.isPresent()) return edited.get();
        }
        throw new OptimisticLockingFailureException("Others keep editing product " + id);
    }

    /**
     * A product that the caller may change.
     *
     * @throws Refusal 404 when there is none, 403 when it is somebody else's
     */
    public Product own(String id, Caller caller) {
        var product = find(id);
        var mayAct =
                producers
                        .find(product.producerId())
                        .filter(producer -> producer.mayBeActedForBy(caller))
                        .isPresent();
        if (!mayAct)
            throw new Refusal(new NotYours("Only the producer or their operator changes this."));
        return product;
    }

    /** The record of something that the caller does now to a product of this producer. */
    public Edit edit(What what, String producerId, Caller caller) {
        return new Edit(
                clock.instant(), caller.id(), caller.is(producerId) ? null : producerId, what);
    }

    private Product find(String id) {
        return products.find(id).orElseThrow(() -> new Refusal(new NotFound("product", id)));
    }

    private void check(Listing listing) {
        if (!categories.contains(listing.category()))
            throw new Refusal(new Invalid("category", "There is no such category."));
        if ((listing.unitQuantity() == null) != (listing.unitMeasure() == null))
            throw new Refusal(
                    new Invalid("unitMeasure", "Send unitQuantity and unitMeasure together."));
    }
}
