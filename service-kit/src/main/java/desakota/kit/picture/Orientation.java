package desakota.kit.picture;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How a camera was held, and how to turn its photo upright.
 *
 * @param value 1 (upright) to 8
 * @see <a href="https://www.cipa.jp/std/documents/e/DC-008-2012_E.pdf">Exif 2.3, tag 0x0112</a>
 */
record Orientation(int value) {

    static final Orientation UPRIGHT = new Orientation(1);

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int TAG = 0x0112;

    /** Exif stands at the beginning of a file; it is not looked for further behind. */
    private static final int LOOK_THROUGH = 128 * 1024;

    /** What a photo's Exif data says; upright where they say nothing sensible. */
    static Orientation of(byte[] photo) {
        var start = placeOfExif(photo);
        if (start < 0) return UPRIGHT;
        try {
            return read(ByteBuffer.wrap(photo, start, photo.length - start).slice());
        } catch (IndexOutOfBoundsException cutOff) {
            return UPRIGHT;
        }
    }

    private static Orientation read(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            var entry = directory + 2 + 12 * i;
            if (Short.toUnsignedInt(tiff.getShort(entry)) != TAG) continue;
            var value = Short.toUnsignedInt(tiff.getShort(entry + 8));
            return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
        }
        return UPRIGHT;
    }

    private static int placeOfExif(byte[] photo) {
        var end = Math.min(photo.length, LOOK_THROUGH) - EXIF.length;
        for (int at = 0; at < end; at++) {
            var matched = 0;
            while (matched < EXIF.length && photo[at + matched] == EXIF[matched]) matched++;
            if (matched == EXIF.length) return at + EXIF.length;
        }
        return -1;
    }

    /** The photo as it was seen. */
    BufferedImage upright(BufferedImage photo) {
        if (value == 1) return photo;
        var width = photo.getWidth();
        var height = photo.getHeight();
        var lying = value >= 5;
        var turned =
                new BufferedImage(lying ? height : width, lying ? width : height, photo.getType());
        var op =
                new AffineTransformOp(turn(width, height), AffineTransformOp.TYPE_NEAREST_NEIGHBOR);
        op.filter(photo, turned);
        return turned;
    }

    /** Where each pixel belongs: x' = m00 x + m01 y + m02, y' = m10 x + m11 y + m12. */
    private AffineTransform turn(int width, int height) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
