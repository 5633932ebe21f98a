package desakota.kit.picture;

import desakota.kit.picture.PictureProblem.Broken;
import desakota.kit.picture.PictureProblem.NotAPhoto;
import desakota.kit.picture.PictureProblem.TooLarge;
import desakota.kit.problem.Refusal;

import net.coobird.thumbnailator.Thumbnails;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Develops what people upload: judges it by its content, turns it upright and writes it anew as a
 * JPEG in each size. Nothing of the uploaded file itself is kept, so neither a place nor a hidden
 * payload gets through.
 */
public final class Darkroom {

    private static final int MOST_MEGAPIXELS = 40;
    private static final double QUALITY = 0.82;

    /** Decoding takes a core and some 50 MB: more at a time would not be faster. */
    private static final Semaphore PLACES = new Semaphore(2);

    private final List<Integer> sizes;
    private final int largest;

    /**
     * A darkroom.
     *
     * @param sizes the longer sides to make, in pixels, at least one; smaller pictures are not
     *     enlarged
     */
    public Darkroom(List<Integer> sizes) {
        this.sizes = List.copyOf(sizes);
        this.largest = Collections.max(sizes);
    }

    /**
     * A picture, developed.
     *
     * @param width of the largest size in pixels, as {@code height}
     * @param jpegs by size, the smallest first
     */
    public record Developed(int width, int height, SortedMap<Integer, byte[]> jpegs) {

        /** The JPEG of the largest size. */
        public byte[] largest() {
            return Objects.requireNonNull(jpegs.get(jpegs.lastKey()));
        }
    }

    /** The sizes that it makes. */
    public List<Integer> sizes() {
        return sizes;
    }

    /**
     * Develops a picture.
     *
     * @throws Refusal 415 for what is no JPEG, PNG or WebP; 422 for one that is broken or has more
     *     than 40 megapixels
     */
    public Developed develop(byte[] file) {
        var format = formatOf(file).orElseThrow(() -> new Refusal(new NotAPhoto()));
        PLACES.acquireUninterruptibly();
        try {
            var picture = onWhite(Orientation.of(file).upright(decode(file, format)));
            var jpegs = new TreeMap<Integer, byte[]>();
            for (var size : sizes) jpegs.put(size, jpeg(picture, size));
            var shown = fitting(picture, largest);
            return new Developed(shown.getWidth(), shown.getHeight(), jpegs);
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException unreadable) {
            throw new Refusal(new Broken());
        } finally {
            PLACES.release();
        }
    }

    /** What a file is by its first bytes. */
    private static Optional<String> formatOf(byte[] file) {
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

    private BufferedImage decode(byte[] file, String format) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            return decode(reader);
        } finally {
            reader.dispose();
        }
    }

    /** Looks at the size before the pixels: a small file may claim to be a huge picture. */
    private BufferedImage decode(ImageReader reader) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_MEGAPIXELS * 1_000_000L)
            throw new Refusal(new TooLarge(MOST_MEGAPIXELS));
        var parameters = reader.getDefaultReadParam();
        // Of a picture twice too large only each second pixel is read, and so on.
        var step = (int) Math.max(1, Math.max(width, height) / (2L * largest));
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }

    private static BufferedImage onWhite(BufferedImage picture) {
        var opaque =
                new BufferedImage(
                        picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }

    private static byte[] jpeg(BufferedImage picture, int size) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Thumbnails.of(fitting(picture, size))
                .scale(1)
                .outputFormat("jpg")
                .outputQuality(QUALITY)
                .toOutputStream(bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage fitting(BufferedImage picture, int size) throws IOException {
        if (Math.max(picture.getWidth(), picture.getHeight()) <= size) return picture;
        return Thumbnails.of(picture).size(size, size).asBufferedImage();
    }
}
