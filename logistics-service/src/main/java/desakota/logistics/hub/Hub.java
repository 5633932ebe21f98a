package desakota.logistics.hub;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

import java.util.List;
import java.util.Objects;

/**
 * A place where parcels change hands.
 *
 * @param id the account id of its operator
 * @param village where it stands, by name; {@code villageCode} is the Kemendagri code
 * @param serves codes of the regencies whose addresses its couriers reach; none for a village hub
 * @param collects codes of the districts whose producers hand in here
 * @param carriers who carries from here to where
 */
@Document("hubs")
public record Hub(
        @Id String id,
        String name,
        HubKind kind,
        String villageCode,
        String village,
        String regencyCode,
        String regency,
        List<String> serves,
        List<String> collects,
        List<Carrier> carriers) {

    private static final String ANY_CARRIER = "Pengangkut mitra";

    public Hub {
        serves = List.copyOf(serves);
        collects = List.copyOf(collects);
        carriers = List.copyOf(carriers);
    }

    /**
     * Who carries on one leg.
     *
     * @param to the hub it goes to; null for the last mile
     */
    public record Carrier(@Nullable String to, String carrier) {}

    /** Who carries from here to a hub, or to the doors when {@code to} is null. */
    public String carrierTo(@Nullable String to) {
        return carriers.stream()
                .filter(c -> Objects.equals(c.to(), to))
                .map(Carrier::carrier)
                .findFirst()
                .orElse(ANY_CARRIER);
    }
}
