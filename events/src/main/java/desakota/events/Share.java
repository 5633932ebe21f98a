package desakota.events;

/**
 * One payee's share of an order's money.
 *
 * @param role why they get it
 * @param payeeId account id of the producer, hub or courier; {@code desakota} for the platform,
 *     {@code dana-bergulir} for the cooperative's fund, {@code line-haul} for transport between
 *     hubs
 * @param producerId whose part of the order it comes from
 * @param amount what they get
 */
public record Share(Role role, String payeeId, String producerId, Money amount) {

    /** What a payee did for the order. */
    public enum Role {
        /** Made the goods. */
        PRODUCER,
        /** Took the goods in at the village. */
        ORIGIN_HUB,
        /** Carried them from hub to hub. */
        LINE_HAUL,
        /** Broke the bag and handed out. */
        DESTINATION_HUB,
        /** Brought them to the door. */
        COURIER,
        /** The platform's fee. */
        PLATFORM,
        /** The cooperative's revolving fund. */
        COOPERATIVE_FUND
    }
}
