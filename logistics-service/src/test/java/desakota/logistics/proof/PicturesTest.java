package desakota.logistics.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import desakota.kit.problem.Refusal;

import org.junit.jupiter.api.Test;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import javax.imageio.ImageIO;

class PicturesTest {

    private final Pictures pictures = new Pictures();

    @Test
    void becomeSmallJpegs() throws IOException {
        var picture = reread(pictures.reencode(png(2_400, 1_200)));

        assertThat(picture.getWidth()).isEqualTo(1_600);
        assertThat(picture.getHeight()).isEqualTo(800);
    }

    @Test
    void stayAsSmallAsTheyAreOnWhite() throws IOException {
        var picture = reread(pictures.reencode(png(40, 30)));

        assertThat(picture.getWidth()).isEqualTo(40);
        assertThat(picture.getRGB(20, 15) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    @Test
    void areRefusedWhenTheyAreNone() {
        var text = "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> pictures.reencode(text)).isInstanceOf(Refusal.class);
    }

    @Test
    void areRefusedWhenTheyClaimToBeHuge() throws IOException {
        var bomb = png(4, 4);
        bomb[16] = 0x00;
        bomb[17] = 0x01;
        bomb[20] = 0x00;
        bomb[21] = 0x01;

        assertThatThrownBy(() -> pictures.reencode(bomb))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("50 megapixels");
    }

    private static byte[] png(int width, int height) throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB), "png", file);
        return file.toByteArray();
    }

    private static BufferedImage reread(byte[] jpeg) throws IOException {
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(jpeg)));
    }
}
