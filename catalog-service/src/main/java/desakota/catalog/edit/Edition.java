package desakota.catalog.edit;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Tells one edition of a text that people write from another, for {@code ETag} and {@code
 * If-Match}. It is made of the text alone: sales and photos in between don't disturb an edit, and
 * every copy of the same text, wherever it is read, has the same edition.
 */
public final class Edition {

    private static final String SEPARATOR = "\u001f";

    private Edition() {}

    /**
     * The edition of a text.
     *
     * @param parts everything in it that can be edited, in a fixed order
     * @return 0 to 2<sup>63</sup> - 1, of SHA-256
     */
    public static long of(@Nullable Object... parts) {
        var text = new StringBuilder();
        for (var part : parts) text.append(part).append(SEPARATOR);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(digest.digest(text.toString().getBytes(UTF_8))).getLong()
                    & Long.MAX_VALUE;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
