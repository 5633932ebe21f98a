package desakota.logistics.quote;

import desakota.events.Money;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What delivery costs from regency to regency, and extra in far districts. Of the rows that fit,
 * regency to regency goes before province to province, and that before any to any.
 */
@Component
public class RateTable {

    private static final String ANY = "*";

    private final Map<Way, Rate> rates = new HashMap<>();
    private final Map<String, Money> surcharges = new HashMap<>();

    private record Way(String origin, String destination, String service) {}

    RateTable() throws IOException {
        for (var row : rows("logistics/rates.csv"))
            rates.put(
                    new Way(row[0], row[1], row[2]),
                    new Rate(
                            Money.rupiah(Long.parseLong(row[3])),
                            Money.rupiah(Long.parseLong(row[4])),
                            Integer.parseInt(row[5]),
                            Integer.parseInt(row[6])));
        for (var row : rows("logistics/district-surcharges.csv"))
            surcharges.put(row[0], Money.rupiah(Long.parseLong(row[1])));
    }

    private static List<String[]> rows(String file) throws IOException {
        var text = new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        return text.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    /** The names of the services there are rates for. */
    List<String> services() {
        return rates.keySet().stream().map(Way::service).distinct().sorted().toList();
    }

    /** The rate between two regencies, given by their codes. */
    public Optional<Rate> rate(
            String originRegencyCode, String destinationRegencyCode, String service) {
        return Stream.of(
                        new Way(originRegencyCode, destinationRegencyCode, service),
                        new Way(
                                provinceOf(originRegencyCode),
                                provinceOf(destinationRegencyCode),
                                service),
                        new Way(ANY, ANY, service))
                .flatMap(way -> Optional.ofNullable(rates.get(way)).stream())
                .findFirst();
    }

    /** What a parcel to this district costs on top; nothing in most. */
    Money surcharge(String districtCode) {
        return surcharges.getOrDefault(districtCode, Money.zero());
    }

    private static String provinceOf(String regencyCode) {
        return regencyCode.substring(0, 2);
    }
}
