package desakota.logistics.courier;

import desakota.logistics.device.Sender;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Somebody who carries the last mile.
 *
 * @param id their account's id
 * @param hubId the city hub they work from
 */
@Document("couriers")
public record Courier(@Id String id, String name, String hubId) {

    Sender asSender() {
        return new Sender(Sender.Kind.COURIER, id, hubId);
    }
}
