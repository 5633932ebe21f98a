package desakota.catalog.stock;

import java.util.Objects;

/**
 * So many units of one product, all lines of an order together.
 *
 * @param place where they are
 */
record Item(String productId, String producerId, int quantity, Place place) {

    Item {
        if (quantity < 1) throw new IllegalArgumentException("Not a quantity: " + quantity);
        // Reservations of before goods could come back have none.
        place = Objects.requireNonNullElse(place, Place.WITH_PRODUCER);
    }

    /** Units that are still where they were made. */
    static Item of(String productId, String producerId, int quantity) {
        return new Item(productId, producerId, quantity, Place.WITH_PRODUCER);
    }

    /** What can happen to goods. */
    enum Movement {
        /** The village hub took them in, or they are lost or spoilt. */
        LEFT,
        /** They are with their producer, and can be sold again. */
        CAME_BACK
    }

    /** Where goods can be. */
    enum Place {
        /** Where they were made: held for the order, or not, as the reservation says. */
        WITH_PRODUCER,
        /** Off their producer's stock. */
        GONE,
        /** Never sent, though the order may go on without them: they can be sold again. An end. */
        KEPT,
        /** Back from the road; they are being added to the stock. */
        COMING_BACK,
        /** Back from the road and added to the stock. An end. */
        BACK;

        Place after(Movement movement) {
            return switch (this) {
                case WITH_PRODUCER ->
                        switch (movement) {
                            case LEFT -> GONE;
                            case CAME_BACK -> KEPT;
                        };
                case GONE ->
                        switch (movement) {
                            case LEFT -> GONE;
                            case CAME_BACK -> COMING_BACK;
                        };
                case KEPT, COMING_BACK, BACK -> this;
            };
        }
    }

    Item plus(Item other) {
        return new Item(productId, producerId, Math.addExact(quantity, other.quantity), place);
    }

    Item moved(Movement movement) {
        return at(place.after(movement));
    }

    /** The same once it is added to the stock, if it was about to be. */
    Item added() {
        return place == Place.COMING_BACK ? at(Place.BACK) : this;
    }

    private Item at(Place next) {
        return new Item(productId, producerId, quantity, next);
    }
}
