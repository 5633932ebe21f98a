package desakota.logistics;

import static desakota.logistics.RunningLogistics.BUYER;
import static desakota.logistics.RunningLogistics.CITY_HUB;
import static desakota.logistics.RunningLogistics.DEDI;
import static desakota.logistics.RunningLogistics.WULAN;
import static desakota.logistics.RunningLogistics.delivered;
import static desakota.logistics.RunningLogistics.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import desakota.kit.Ids;
import desakota.kit.security.Role;
import desakota.kit.test.Tokens;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

import tools.jackson.databind.JsonNode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import javax.imageio.ImageIO;

@AgainstTheRunningService
class ProofOfDeliveryIT {

    private static final String VILLAGE = "35.73.05.1001";

    @LocalServerPort private int port;
    @Autowired private @Nullable MongoTemplate mongo;

    private RunningLogistics logistics = new RunningLogistics(0);

    @BeforeEach
    void connect() {
        logistics = new RunningLogistics(port);
    }

    @Test
    void isAPhotoThatOnlyThoseOfTheDeliverySee() throws IOException {
        var code = logistics.codes(logistics.paidOrder(VILLAGE, "wagiman")).getFirst();
        logistics.bring(List.of(code));
        var photo = logistics.upload(DEDI, Ids.next(), png());
        assertThat(photo.status()).isEqualTo(201);
        var path = "/proofs/" + photo.text("/id");
        assertThat(logistics.get(BUYER, path).status()).isEqualTo(404);

        var proof = Map.of("photoId", photo.text("/id"));
        var theirs = logistics.report(WULAN, delivered("w" + code, code, 1, proof));
        var own = logistics.report(DEDI, delivered("d" + code, code, 1, proof));

        assertThat(outcomes(theirs)).containsExactly("REVIEW");
        assertThat(outcomes(own)).containsExactly("APPLIED");
        assertThat(logistics.get(BUYER, path).status()).isEqualTo(200);
        assertThat(logistics.get(CITY_HUB, path).status()).isEqualTo(200);
        assertThat(logistics.get(Tokens.of("koperasi", Role.FINANCE), path).status())
                .isEqualTo(200);
        assertThat(logistics.get(Tokens.of("bayu", Role.BUYER), path).status()).isEqualTo(404);
        assertThat(logistics.get(WULAN, path).status()).isEqualTo(404);
    }

    @Test
    void isAPhotoOfOneDeliveryThoughItIsSentForManyAtOnce() throws IOException {
        var codes = new ArrayList<String>();
        for (int i = 0; i < 6; i++)
            codes.addAll(logistics.codes(logistics.paidOrder(VILLAGE, "wagiman")));
        logistics.bring(codes);
        var proof = Map.of("photoId", logistics.upload(DEDI, Ids.next(), png()).text("/id"));
        var events = codes.stream().map(code -> delivered(code, code, 1, proof)).toList();

        var batches =
                List.of(
                        CompletableFuture.supplyAsync(
                                () -> logistics.report(DEDI, events.subList(0, 3).toArray())),
                        CompletableFuture.supplyAsync(
                                () -> logistics.report(DEDI, events.subList(3, 6).toArray())));

        assertThat(batches.stream().flatMap(batch -> outcomes(batch.join()).stream()))
                .containsOnlyOnce("APPLIED")
                .hasSize(6)
                .containsOnly("APPLIED", "REVIEW");
        assertThat(codes.stream().filter(code -> logistics.status(code).equals("DELIVERED")))
                .hasSize(1);
    }

    @Test
    void isAPhotoThatWasSentBeforeACrash() throws IOException {
        var order = logistics.paidOrder(VILLAGE, "wagiman");
        var code = logistics.codes(order).getFirst();
        logistics.bring(List.of(code));
        var photo = logistics.upload(DEDI, Ids.next(), png()).text("/id");
        Objects.requireNonNull(mongo)
                .updateFirst(
                        query(where("_id").is(photo)), Update.update("orderId", order), "proofs");

        var answer = logistics.report(DEDI, delivered(code, code, 1, Map.of("photoId", photo)));

        assertThat(outcomes(answer)).containsExactly("APPLIED");
        assertThat(logistics.get(BUYER, "/proofs/" + photo).status()).isEqualTo(200);
    }

    @Test
    void isUploadedOnceForOneKey() throws IOException {
        var key = Ids.next();

        var first = logistics.upload(DEDI, key, png());
        var again = logistics.upload(DEDI, key, png());
        var noPicture = logistics.upload(DEDI, Ids.next(), new byte[] {1, 2, 3});

        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(noPicture.status()).isEqualTo(415);
        assertThat(noPicture.text("/errors/0/field")).isEqualTo("file");
        assertThat(logistics.upload(BUYER, Ids.next(), png()).status()).isEqualTo(403);
    }

    @Test
    void comesAtTheEndOfATourInRunningOrder() {
        var codes = new ArrayList<String>();
        for (var village : List.of("35.79.02.2001", "35.73.05.1002", "35.73.04.1003"))
            codes.addAll(logistics.codes(logistics.paidOrder(village, "wagiman", "sri")));
        Collections.reverse(codes);
        logistics.bring(codes);

        var tasks = new ArrayList<JsonNode>();
        tasks.addAll(logistics.get(DEDI, "/courier/tasks").body().at("/items").values());
        var dedis = tasks.size();
        tasks.addAll(logistics.get(WULAN, "/courier/tasks").body().at("/items").values());

        assertThat(tasks).extracting(task -> task.path("parcelCode").asString()).containsAll(codes);
        assertThat(dedis).isBetween(1, tasks.size() - 1);
        assertThat(tasks.subList(0, dedis))
                .extracting(task -> task.path("sequence").asInt())
                .isSorted();
        assertThat(tasks.getFirst().path("street").asString()).isEqualTo("Jl. Ijen 5");
        assertThat(tasks.getFirst().path("cashToCollect").isNull()).isTrue();
    }

    @Test
    @Timeout(30)
    void ofABagOfManyParcelsIsNotLongInComing() {
        var orders = new ArrayList<String>();
        for (int i = 0; i < 50; i++) orders.add(logistics.paidOrder(VILLAGE, "wagiman", "sri"));
        var codes = orders.stream().flatMap(order -> logistics.codes(order).stream()).toList();
        codes.forEach(logistics::takeIn);

        var start = System.nanoTime();
        var bag = logistics.pack(codes);
        logistics.dispatch(bag.text("/id"));
        logistics.receive(bag.text("/id"), Map.of());
        var taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(codes).allMatch(code -> logistics.status(code).equals("AT_DESTINATION_HUB"));
        assertThat(taken).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void keepsNothingInAShipmentThatFollowsFromTheRest() {
        var order = logistics.paidOrder(VILLAGE, "wagiman");

        var stored =
                Objects.requireNonNull(
                        Objects.requireNonNull(mongo).findById(order, Document.class, "shipments"));

        assertThat(stored.getList("parcels", Document.class).getFirst().keySet())
                .containsOnly(
                        "_id",
                        "code",
                        "producerId",
                        "originHubId",
                        "destinationHubId",
                        "lineHaul",
                        "lastMile",
                        "plannedWeightGrams",
                        "promise",
                        "stopped",
                        "scans",
                        "wrongCodes");
    }

    private static byte[] png() throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_ARGB), "png", file);
        return file.toByteArray();
    }
}
