package desakota.system.contract;

import desakota.system.openapi.Operation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Spoils forms, with files and without. */
final class BadForms {

    private static final int NINE_MEGABYTES = 9 << 20;
    private static final byte[] TEXT = "bukan gambar".getBytes(StandardCharsets.UTF_8);

    private BadForms() {}

    /** All bad forms for an operation that takes one. */
    static List<BadInput> of(Operation operation, Request good) {
        var inputs = new ArrayList<BadInput>();
        if (operation.content(Form.MULTIPART).isPresent()) {
            inputs.add(
                    BadInput.at(
                            "file",
                            "missing",
                            with(good, new Form().file("other", "image/jpeg", TEXT))));
            inputs.add(
                    BadInput.of(
                            "no picture", with(good, new Form().file("file", "image/jpeg", TEXT))));
            inputs.add(
                    BadInput.of(
                            "an empty file",
                            with(good, new Form().file("file", "image/jpeg", new byte[0]))));
            inputs.add(
                    BadInput.of(
                            "a file of 9 MB",
                            with(
                                    good,
                                    new Form()
                                            .file(
                                                    "file",
                                                    "image/jpeg",
                                                    new byte[NINE_MEGABYTES]))));
            inputs.add(
                    BadInput.of(
                            "a form cut off",
                            good.body(Arrays.copyOf(good.body(), good.body().length / 2))));
            inputs.add(
                    BadInput.of(
                            "JSON, not a form",
                            good.header("Content-Type", "application/json").body("{}")));
            inputs.add(
                    BadInput.of(
                            "a form without its boundary",
                            good.header("Content-Type", Form.MULTIPART)));
        }
        if (operation.content(Form.URL_ENCODED).isPresent()) {
            inputs.add(BadInput.of("an empty form", good.body("")));
            inputs.add(BadInput.of("another grant type", good.body("grant_type=apa_saja")));
            inputs.add(BadInput.of("another form", good.body("apa=saja")));
            inputs.add(
                    BadInput.of(
                            "JSON, not a form",
                            good.header("Content-Type", "application/json").body("{}")));
        }
        return inputs;
    }

    private static Request with(Request good, Form form) {
        return good.body(form.bytes());
    }
}
