package desakota.kit.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import desakota.kit.problem.Refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

import javax.imageio.ImageIO;

/** The darkroom. */
class DarkroomTest {

    /** One pixel, as a lossless WebP file. */
    private static final String LOSSLESS_WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    /** A red field of 16 by 8 pixels, as a lossy WebP file. */
    private static final String LOSSY_WEBP =
            "UklGRjQAAABXRUJQVlA4ICgAAACQAQCdASoQAAgAAsBMJaACdLoAA5gA" + "/ujXHrz1McX/5mj9JvpN3MAA";

    private static final List<Integer> SIZES = List.of(320, 640, 1280);

    private final Darkroom darkroom = new Darkroom(SIZES);

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png"})
    void makesThreeSizesWithTheSameShape(String format) throws IOException {
        var developed = darkroom.develop(photo(2600, 1300, format));

        assertThat(developed.width()).isEqualTo(1280);
        assertThat(developed.height()).isEqualTo(640);
        assertThat(developed.largest()).isEqualTo(developed.jpegs().get(1280));
        for (var size : SIZES) {
            var read = read(developed.jpegs().get(size));
            assertThat(read.getWidth()).isEqualTo(size);
            assertThat(read.getHeight()).isEqualTo(size / 2);
        }
    }

    @Test
    void doesNotEnlarge() throws IOException {
        var developed = darkroom.develop(photo(100, 50, "png"));

        assertThat(read(developed.jpegs().get(1280)).getWidth()).isEqualTo(100);
        assertThat(developed.width()).isEqualTo(100);
    }

    @Test
    void readsBothKindsOfWebp() throws IOException {
        var lossless = darkroom.develop(Base64.getDecoder().decode(LOSSLESS_WEBP));
        var lossy = darkroom.develop(Base64.getDecoder().decode(LOSSY_WEBP));

        assertThat(lossless.width()).isEqualTo(1);
        assertThat(lossy.width()).isEqualTo(16);
        var red = new Color(read(lossy.jpegs().get(320)).getRGB(8, 4));
        assertThat(red.getRed()).isCloseTo(0xCC, within(20));
        assertThat(red.getGreen()).isCloseTo(0x33, within(20));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsEachPhotoUpright(int orientation) throws IOException {
        var lying = orientation >= 5;

        var upright = read(darkroom.develop(heldAs(orientation)).jpegs().get(640));

        assertThat(upright.getWidth()).isEqualTo(lying ? 40 : 80);
        assertThat(upright.getHeight()).isEqualTo(lying ? 80 : 40);
        // Exif says for each orientation on which side the stored top row and left column belong.
        var redCorner =
                switch (orientation) {
                    case 1, 5 -> upright.getRGB(4, 4);
                    case 2, 6 -> upright.getRGB(upright.getWidth() - 5, 4);
                    case 3, 7 -> upright.getRGB(upright.getWidth() - 5, upright.getHeight() - 5);
                    default -> upright.getRGB(4, upright.getHeight() - 5);
                };
        assertThat(new Color(redCorner).getRed()).isCloseTo(255, within(30));
        assertThat(new Color(redCorner).getBlue()).isCloseTo(0, within(60));
    }

    @Test
    void keepsNothingOfTheFileButThePicture() throws IOException {
        var developed = darkroom.develop(heldAs(6));

        assertThat(developed.jpegs().values())
                .noneMatch(jpeg -> new String(jpeg, StandardCharsets.ISO_8859_1).contains("Exif"));
    }

    @Test
    void putsWhatIsTransparentOnWhite() throws IOException {
        var image = new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB);

        var developed = darkroom.develop(write(image, "png"));

        assertThat(new Color(read(developed.jpegs().get(320)).getRGB(5, 5)).getRed())
                .isCloseTo(255, within(5));
    }

    @Test
    void refusesWhatIsNoPhotoWhateverItIsCalled() {
        var script = "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> darkroom.develop(script))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("not-a-photo");
        assertThatThrownBy(() -> darkroom.develop(new byte[0])).isInstanceOf(Refusal.class);
    }

    @Test
    void refusesABrokenPhoto() throws IOException {
        var whole = photo(400, 400, "png");
        var half = Arrays.copyOf(whole, whole.length / 3);

        assertThatThrownBy(() -> darkroom.develop(half))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("photo-broken");
    }

    @Test
    void refusesASmallFileThatClaimsToBeHuge() throws IOException {
        var png = photo(10, 10, "png");
        ByteBuffer.wrap(png).putInt(16, 50_000).putInt(20, 50_000);

        assertThatThrownBy(() -> darkroom.develop(png))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("photo-");
    }

    /**
     * A JPEG of 80 by 40 pixels with a red top left quarter, and Exif data saying how it was held.
     */
    private static byte[] heldAs(int orientation) throws IOException {
        var image = new BufferedImage(80, 40, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, 0, 80, 40);
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 40, 20);
        graphics.dispose();
        var jpeg = write(image, "jpg");
        var exif =
                ByteBuffer.allocate(36)
                        .put(new byte[] {(byte) 0xFF, (byte) 0xE1})
                        .putShort((short) 34)
                        .put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII))
                        .putShort((short) 42)
                        .putInt(8)
                        .putShort((short) 1)
                        .putShort((short) 0x0112)
                        .putShort((short) 3)
                        .putInt(1)
                        .putShort((short) orientation)
                        .putShort((short) 0)
                        .putInt(0)
                        .array();
        return ByteBuffer.allocate(jpeg.length + exif.length)
                .put(jpeg, 0, 2)
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private static byte[] photo(int width, int height, String format) throws IOException {
        return write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format);
    }

    private static byte[] write(BufferedImage image, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static BufferedImage read(byte @org.jspecify.annotations.Nullable [] jpeg)
            throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Objects.requireNonNull(jpeg)));
    }
}
