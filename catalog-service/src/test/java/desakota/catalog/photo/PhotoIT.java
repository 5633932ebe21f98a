package desakota.catalog.photo;

import static desakota.catalog.Api.SRI;
import static desakota.catalog.Api.WAGIMAN;
import static desakota.catalog.Api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

import desakota.catalog.Api;
import desakota.catalog.CatalogIT;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import javax.imageio.ImageIO;

/** A product's photo. */
@CatalogIT
class PhotoIT {

    @LocalServerPort private int port;
    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void isShownInEverySizeAndNeverChanges() throws IOException {
        var id = api.list("Kopi Berfoto", 1);

        var added = api.upload(WAGIMAN, photosOf(id), photo(), "kopi.exe");

        var url = json(added.expectStatus().isCreated()).path("url").stringValue("");
        assertThat(api.product(id).path("imageUrl").stringValue("")).isEqualTo(url);
        assertThat(api.product(id).at("/photos/0/width").intValue()).isEqualTo(900);
        var shown =
                api.get(url)
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .contentType("image/jpeg")
                        .expectHeader()
                        .valueEquals("X-Content-Type-Options", "nosniff")
                        .expectHeader()
                        .value("Cache-Control", cache -> assertThat(cache).contains("immutable"))
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBody();
        var image = ImageIO.read(new ByteArrayInputStream(Objects.requireNonNull(shown)));
        assertThat(image.getWidth()).isEqualTo(640);
        api.get(url.replace("640", "641")).expectStatus().isNotFound();
    }

    @Test
    void isRefusedWhenItIsNone() {
        var id = api.list("Kopi Naskah", 1);
        var script = "<script>".getBytes(StandardCharsets.UTF_8);

        api.upload(WAGIMAN, photosOf(id), script, "kopi.jpg")
                .expectStatus()
                .isEqualTo(UNSUPPORTED_MEDIA_TYPE);
        api.upload(WAGIMAN, photosOf(id), new byte[8 * 1024 * 1024 + 1], "kopi.jpg")
                .expectStatus()
                .isEqualTo(CONTENT_TOO_LARGE);
        assertThat(api.product(id).path("photos").size()).isZero();
    }

    @Test
    void isAddedAndTakenAwayByItsOwnerOnly() throws IOException {
        var id = api.list("Kopi Foto Sendiri", 1);
        var added = json(api.upload(WAGIMAN, photosOf(id), photo(), "a.png"));
        var uri = photosOf(id) + "/" + added.path("id").stringValue("");

        api.upload(SRI, photosOf(id), photo(), "a.png").expectStatus().isEqualTo(FORBIDDEN);
        api.delete(SRI, uri).expectStatus().isEqualTo(FORBIDDEN);
        api.delete(WAGIMAN, uri).expectStatus().isNoContent();
        api.delete(WAGIMAN, uri).expectStatus().isNotFound();

        assertThat(api.product(id).path("photos").size()).isZero();
        api.get(added.path("url").stringValue("")).expectStatus().isNotFound();
    }

    @Test
    void isTheEighthAtMost() throws IOException {
        var id = api.list("Kopi Album", 1);

        for (int i = 0; i < 8; i++)
            api.upload(WAGIMAN, photosOf(id), photo(), "a.png").expectStatus().isCreated();

        api.upload(WAGIMAN, photosOf(id), photo(), "a.png").expectStatus().isEqualTo(CONFLICT);
        assertThat(api.product(id).path("photos").size()).isEqualTo(8);
    }

    private static String photosOf(String product) {
        return "/api/catalog/products/" + product + "/photos";
    }

    private static byte[] photo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
