package desakota.logistics.proof;

import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Refusal;

import net.coobird.thumbnailator.Thumbnails;

import org.springframework.stereotype.Component;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;

import javax.imageio.ImageIO;

/** Re-encodes pictures, so that nothing but the picture itself is kept of an upload. */
@Component
class Pictures {

    private static final Set<String> FORMATS = Set.of("jpeg", "png", "webp");
    private static final long MOST_PIXELS = 50_000_000;
    private static final int LONGEST_SIDE = 1_600;
    private static final double QUALITY = 0.82;

    /** Decoding needs memory: two at a time. */
    private final Semaphore decoders = new Semaphore(2);

    private record Size(int width, int height) {
        boolean isTooLarge() {
            return (long) width * height > MOST_PIXELS;
        }

        double scale() {
            return Math.min(1.0, (double) LONGEST_SIDE / Math.max(width, height));
        }
    }

    /**
     * The picture as a JPEG of at most 1,600 pixels a side, upright and without metadata.
     *
     * @throws Refusal 422 when it is no JPEG, PNG or WebP, or has more than 50 megapixels
     */
    byte[] reencode(byte[] upload) {
        try {
            var size = sizeOf(upload);
            if (size.isTooLarge()) throw unfit("The picture has more than 50 megapixels.");
            decoders.acquireUninterruptibly();
            try {
                return toJpeg(upload, size);
            } finally {
                decoders.release();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException _) {
            throw unfit("The file is no readable JPEG, PNG or WebP picture.");
        }
    }

    /** Reads the header only: a small file may claim to be a huge picture. */
    private static Size sizeOf(byte[] upload) throws IOException {
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) throw new IOException("No picture");
            var reader = readers.next();
            try {
                if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT)))
                    throw new IOException("Not accepted: " + reader.getFormatName());
                reader.setInput(stream);
                return new Size(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        }
    }

    private static byte[] toJpeg(byte[] upload, Size size) throws IOException {
        var decoded =
                Thumbnails.of(new ByteArrayInputStream(upload))
                        .scale(size.scale())
                        .asBufferedImage();
        var jpeg = new ByteArrayOutputStream();
        Thumbnails.of(onWhite(decoded))
                .scale(1)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(jpeg);
        return jpeg.toByteArray();
    }

    /** A signature may be drawn on nothing; a JPEG needs a ground. */
    private static BufferedImage onWhite(BufferedImage picture) {
        var flat =
                new BufferedImage(
                        picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        var canvas = flat.createGraphics();
        try {
            canvas.drawImage(picture, 0, 0, Color.WHITE, null);
        } finally {
            canvas.dispose();
        }
        return flat;
    }

    private static Refusal unfit(String why) {
        return new Refusal(new Invalid("file", why));
    }
}
