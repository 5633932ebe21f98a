package desakota.logistics.courier;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.events.Money;
import desakota.logistics.device.Stamp;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;

/** An event from a device. */
class CourierEventTest {

    private static final Instant NOW = Instant.parse("2026-11-24T03:15:00Z");

    @Test
    void isReadAsItWasSent() {
        var event =
                read(
                        """
                        {"parcelCode": "0000-016J-D", "type": "DELIVERED", "deviceSequence": 3,
                         "occurredAt": "2026-11-23T10:00:00+07:00", "proof": {"code": "123456"},
                         "cashCollected": {"amount": 85000, "currency": "IDR"}}\
                        """);

        assertThat(event.fault()).isNull();
        assertThat(event.stamp()).isEqualTo(new Stamp(Instant.parse("2026-11-23T03:00:00Z"), 3L));
        assertThat(event.code()).isEqualTo("123456");
        assertThat(event.collected()).isEqualTo(Money.rupiah(85_000));
    }

    @ParameterizedTest
    @CsvSource({"DELIVERED, photo-1", "PICKED_UP,"})
    void hasAPictureOnlyWhereItProvesADelivery(String type, @Nullable String picture) {
        var event =
                read(
                        """
                        {"parcelCode": "0000-016J-D", "type": "%s", "proof": {"photoId": "photo-1"},
                         "occurredAt": "2026-11-23T10:00:00+07:00"}\
                        """
                                .formatted(type));

        assertThat(event.pictureId()).isEqualTo(picture);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"deviceSequence\": 18446744073709551616",
                "\"deviceSequence\": -1",
                "\"deviceSequence\": 1.5",
                "\"occurredAt\": \"-999999999-01-01T00:00:00Z\"",
                "\"occurredAt\": \"1500-01-01T00:00:00Z\"",
                "\"occurredAt\": \"2027-01-01T00:00:00Z\"",
                "\"occurredAt\": \"yesterday\"",
                "\"proof\": \"123456\"",
                "\"type\": \"EATEN\"",
                "\"cashCollected\": {\"amount\": -1, \"currency\": \"IDR\"}",
                "\"cashCollected\": {\"amount\": 1000000001, \"currency\": \"IDR\"}",
                "\"cashCollected\": {\"amount\": 85000, \"currency\": \"USD\"}",
                "\"cashCollected\": 85000",
                "\"parcelCode\": \"0000-016K-D\""
            })
    void saysWhatIsWrongWithIt(String field) {
        var event =
                read(
                        """
                        {"parcelCode": "0000-016J-D", "type": "DELIVERED", "deviceSequence": 3,
                         "occurredAt": "2026-11-23T10:00:00+07:00", %s}\
                        """
                                .formatted(field));

        assertThat(event.fault()).isNotNull();
        assertThat(event.step()).isNull();
    }

    private static CourierEvent read(String json) {
        return CourierEvent.read(JsonMapper.builder().build().readTree(json), NOW);
    }
}
