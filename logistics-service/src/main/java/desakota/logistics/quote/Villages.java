package desakota.logistics.quote;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** Which village codes exist, by the Kemendagri data set. */
@Component
class Villages {

    private static final Pattern CODE = Pattern.compile("\\d\\d\\.\\d\\d\\.\\d\\d\\.\\d{4}");

    /** The codes without their dots, as sorted numbers: 84,000 of them in 700 kB. */
    private final long[] codes;

    Villages() throws IOException {
        try (var file = new ClassPathResource("logistics/villages.txt.gz").getInputStream();
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(file), StandardCharsets.US_ASCII))) {
            codes = lines.lines().mapToLong(Villages::toNumber).sorted().toArray();
        }
    }

    /** Whether this is the code of a village, such as {@code 35.73.01.1001}. */
    boolean exists(String code) {
        return CODE.matcher(code).matches() && Arrays.binarySearch(codes, toNumber(code)) >= 0;
    }

    private static long toNumber(String code) {
        return Long.parseLong(code.replace(".", ""));
    }
}
