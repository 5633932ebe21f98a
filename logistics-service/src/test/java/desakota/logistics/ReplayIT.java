package desakota.logistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import desakota.events.Topic;
import desakota.kit.test.Cast;
import desakota.kit.test.Journey;
import desakota.kit.test.Journeys;
import desakota.kit.test.Publisher;
import desakota.kit.test.Replay;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;

import javax.imageio.ImageIO;

/**
 * The shipments of two orders whose facts come twice and mixed, while hubs and couriers work on
 * both and send everything twice.
 */
@AgainstTheRunningService
class ReplayIT {

    private final ApplicationContext context;
    private final RunningLogistics logistics;

    @Autowired
    ReplayIT(ApplicationContext context, @LocalServerPort int port) {
        this.context = context;
        this.logistics = new RunningLogistics(port);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "COD",
                "CANCELLED_AFTER_PAYMENT",
                "STOP_DECLINED",
                "PART_CANCELLED",
                "RETURNED",
                "LOST"
            })
    void goTheSameWayWhateverTheOrder(Journeys way) throws IOException {
        var one = way.of(Cast.demo());
        var other = way.of(Cast.demo());
        var haul = new Haul(logistics, photo());

        haul.in(Replay.into(context)).play(way.name().hashCode(), one, other);

        assertGoneBy(one);
        assertGoneBy(other);
    }

    private static void assertGoneBy(Journey journey) {
        var order = journey.cast().orderId();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () ->
                                assertThat(Publisher.received(Topic.SHIPMENTS, order))
                                        .extracting(event -> event.getClass().getSimpleName())
                                        .isEqualTo(journey.namesOn(Topic.SHIPMENTS)));
    }

    private static byte[] photo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        if (!ImageIO.write(image, "png", bytes)) throw new IOException("no writer for PNG");
        return bytes.toByteArray();
    }
}
