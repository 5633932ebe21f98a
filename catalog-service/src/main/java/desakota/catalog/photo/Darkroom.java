package desakota.catalog.photo;

import desakota.catalog.photo.PhotoProblem.Broken;
import desakota.catalog.photo.PhotoProblem.NotAPhoto;
import desakota.catalog.photo.PhotoProblem.TooLarge;
import desakota.kit.problem.Refusal;

import net.coobird.thumbnailator.Thumbnails;

import org.springframework.stereotype.Component;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Develops what people upload: judges it by its content, turns it upright and writes it anew in
 * each size. Nothing of the uploaded file itself is kept, so neither a place nor a hidden payload
 * gets through.
 */
@Component
class Darkroom {

    /** The longer sides in pixels; smaller photos are not enlarged. */
    static final List<Integer> SIZES = List.of(320, 640, 1280);

    private static final int LARGEST = 1280;
    private static final int MOST_MEGAPIXELS = 40;
    private static final double QUALITY = 0.82;

    /** Decoding takes a core and some 50 MB: more at a time would not be faster. */
    private final Semaphore places = new Semaphore(2);

    /**
     * A photo, developed.
     *
     * @param width of the largest size, as {@code height}
     * @param jpegs by size
     */
    record Developed(int width, int height, Map<Integer, byte[]> jpegs) {}

    /**
     * Develops a photo.
     *
     * @throws Refusal 415 for what is no JPEG, PNG or WebP; 422 for one that is broken or too large
     */
    Developed develop(byte[] file) {
        var format = formatOf(file).orElseThrow(() -> new Refusal(new NotAPhoto()));
        places.acquireUninterruptibly();
        try {
            var photo = onWhite(Orientation.of(file).upright(decode(file, format)));
            var jpegs = new LinkedHashMap<Integer, byte[]>();
            for (var size : SIZES) jpegs.put(size, jpeg(photo, size));
            var largest = fitting(photo, LARGEST);
            return new Developed(largest.getWidth(), largest.getHeight(), jpegs);
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException unreadable) {
            throw new Refusal(new Broken());
        } finally {
            places.release();
        }
    }

    /** What a file is by its first bytes. */
    static Optional<String> formatOf(byte[] file) {
        if (begins(file, 0, 0xFF, 0xD8, 0xFF)) return Optional.of("jpeg");
        if (begins(file, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) return Optional.of("png");
        if (begins(file, 0, 'R', 'I', 'F', 'F') && begins(file, 8, 'W', 'E', 'B', 'P'))
            return Optional.of("webp");
        return Optional.empty();
    }

    private static boolean begins(byte[] file, int at, int... bytes) {
        if (file.length < at + bytes.length) return false;
        for (int i = 0; i < bytes.length; i++)
            if (Byte.toUnsignedInt(file[at + i]) != bytes[i]) return false;
        return true;
    }

    private static BufferedImage decode(byte[] file, String format) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            return decode(reader);
        } finally {
            reader.dispose();
        }
    }

    /** Looks at the size before the pixels: a small file may claim to be a huge photo. */
    private static BufferedImage decode(ImageReader reader) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_MEGAPIXELS * 1_000_000L)
            throw new Refusal(new TooLarge(MOST_MEGAPIXELS));
        var parameters = reader.getDefaultReadParam();
        // Of a photo twice too large only each second pixel is read, and so on.
        var step = (int) Math.max(1, Math.max(width, height) / (2 * LARGEST));
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }

    private static BufferedImage onWhite(BufferedImage photo) {
        var opaque =
                new BufferedImage(photo.getWidth(), photo.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        graphics.drawImage(photo, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }

    private static byte[] jpeg(BufferedImage photo, int size) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Thumbnails.of(fitting(photo, size))
                .scale(1)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage fitting(BufferedImage photo, int size) throws IOException {
        if (Math.max(photo.getWidth(), photo.getHeight()) <= size) return photo;
        return Thumbnails.of(photo).size(size, size).asBufferedImage();
    }
}
