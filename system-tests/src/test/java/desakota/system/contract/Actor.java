package desakota.system.contract;

/**
 * Who may try an operation. Of two with one role, the first is whom the things on the {@link Stage}
 * concern and the second is somebody else.
 */
enum Actor {
    NOBODY(""),
    BUYER("rina"),
    OTHER_BUYER("bayu"),
    PRODUCER("wagiman"),
    OTHER_PRODUCER("sri"),
    HUB("simpul-wagir"),
    OTHER_HUB("simpul-dampit"),
    COURIER("dedi"),
    OTHER_COURIER("iwan"),
    FINANCE("koperasi"),
    ADMIN("pengelola");

    /** The demo account; empty without one. */
    final String account;

    Actor(String account) {
        this.account = account;
    }
}
