package desakota.catalog.region;

import desakota.catalog.region.Region.Level;

import org.springframework.stereotype.Component;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All regions of Indonesia, in memory: about 92,000 in about 5 MB.
 *
 * @see <a href="https://github.com/fityannugroho/idn-area-data">the data's source</a>
 */
@Component
public final class Regions {

    private final RegionTable provinces = RegionTable.read(Level.PROVINCE, "provinces.csv");
    private final RegionTable regencies = RegionTable.read(Level.REGENCY, "regencies.csv");
    private final RegionTable districts = RegionTable.read(Level.DISTRICT, "districts.csv");
    private final RegionTable villages = RegionTable.read(Level.VILLAGE, "villages.csv.gz");

    /** The region of a code with dots. */
    public Optional<Region> find(String code) {
        return Arrays.stream(Level.values())
                .filter(level -> level.writes(code))
                .findFirst()
                .flatMap(level -> tableOf(level).find(code));
    }

    /** The village of a code. */
    public Optional<Region> village(String code) {
        return find(code).filter(region -> region.level() == Level.VILLAGE);
    }

    /** The name of a region; the code itself where there is no such region. */
    public String nameOf(String code) {
        return find(code).map(Region::name).orElse(code);
    }

    /** The provinces, by code. */
    public List<Region> provinces() {
        return provinces.between(0, Long.MAX_VALUE);
    }

    /** The regions one level below, by code; none below a village. */
    public List<Region> below(Region parent) {
        var number = RegionTable.numberOf(parent.code());
        return switch (parent.level()) {
            case PROVINCE -> regencies.between(number * 100, (number + 1) * 100);
            case REGENCY -> districts.between(number * 100, (number + 1) * 100);
            case DISTRICT -> villages.between(number * 10_000, (number + 1) * 10_000);
            case VILLAGE -> List.of();
        };
    }

    private RegionTable tableOf(Level level) {
        return switch (level) {
            case PROVINCE -> provinces;
            case REGENCY -> regencies;
            case DISTRICT -> districts;
            case VILLAGE -> villages;
        };
    }
}
