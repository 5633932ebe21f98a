package desakota.system.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form as browsers send it when it has files, RFC 7578. */
final class Form {

    static final String MULTIPART = "multipart/form-data";
    static final String URL_ENCODED = "application/x-www-form-urlencoded";

    private static final String BOUNDARY = "batas-antara-bagian";

    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    Form file(String name, String contentType, byte[] bytes) {
        add(
                """
                --%s\r
                Content-Disposition: form-data; name="%s"; filename="%s"\r
                Content-Type: %s\r
                \r
                """
                        .formatted(BOUNDARY, name, name, contentType));
        parts.writeBytes(bytes);
        add("\r\n");
        return this;
    }

    String contentType() {
        return MULTIPART + "; boundary=" + BOUNDARY;
    }

    byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(parts.toByteArray());
        whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }

    private void add(String text) {
        parts.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
