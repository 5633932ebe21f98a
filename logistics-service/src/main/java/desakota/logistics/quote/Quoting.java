package desakota.logistics.quote;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import desakota.events.Money;
import desakota.events.ProductEvent.ProductChanged;
import desakota.kit.problem.Problem.Invalid;
import desakota.kit.problem.Refusal;
import desakota.kit.state.StateTable;
import desakota.logistics.hub.Hub;
import desakota.logistics.hub.Hubs;
import desakota.logistics.quote.ProductWeights.Product;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Says what it costs to bring goods to a village, and when they arrive. */
@Component
class Quoting {

    private static final Duration JUST_LISTED = Duration.ofSeconds(2);

    private final StateTable<ProductChanged, Product> products;
    private final Hubs hubs;
    private final RateTable rates;
    private final Villages villages;
    private final Clock clock;

    Quoting(
            StateTable<ProductChanged, Product> products,
            Hubs hubs,
            RateTable rates,
            Villages villages,
            Clock clock) {
        this.products = products;
        this.hubs = hubs;
        this.rates = rates;
        this.villages = villages;
        this.clock = clock;
    }

    record Wanted(String productId, int quantity) {}

    /**
     * What one delivery service offers.
     *
     * @param service by name, such as {@code REGULAR}
     * @param fee of all parcels
     * @param promise when all of it has arrived
     * @param parts one for each producer's parcel
     */
    record Quote(String service, Money fee, Promise promise, List<Part> parts) {}

    /**
     * One producer's parcel.
     *
     * @param fee of its parcel
     * @param originHubId where the producer hands in
     * @param destinationHubId whose couriers deliver
     */
    record Part(String producerId, Money fee, String originHubId, String destinationHubId) {}

    private record Source(String producerId, Hub origin) {}

    private record Load(Source source, long weightGrams) {}

    /**
     * The offers for these goods, one parcel for each producer.
     *
     * @throws Refusal 422 when the village is not served or a product can't be delivered
     */
    List<Quote> quote(List<Wanted> items, String villageCode) {
        if (!villages.exists(villageCode))
            throw invalid("villageCode", "There is no village or kelurahan with this code.");
        var destination =
                hubs.serving(regencyOf(villageCode))
                        .orElseThrow(
                                () ->
                                        invalid(
                                                "villageCode",
                                                "Nobody delivers to this village yet."));
        var parcels =
                loads(items).stream()
                        .collect(
                                groupingBy(
                                        Load::source,
                                        LinkedHashMap::new,
                                        summingLong(Load::weightGrams)));
        var quotes = new ArrayList<Quote>();
        for (var service : rates.services()) {
            var parts = new ArrayList<Part>();
            var promises = new ArrayList<Promise>();
            parcels.forEach(
                    (source, weight) -> {
                        var origin = source.origin();
                        var rate = rateFor(origin, villageCode, service);
                        var fee = rate.feeFor(weight).plus(surchargeOf(villageCode));
                        parts.add(
                                new Part(source.producerId(), fee, origin.id(), destination.id()));
                        promises.add(Promise.of(clock.instant(), rate.minDays(), rate.maxDays()));
                    });
            var fee = Money.sum(parts.stream().map(Part::fee).toList());
            quotes.add(new Quote(service, fee, Promise.ofAll(promises), List.copyOf(parts)));
        }
        return quotes;
    }

    private List<Load> loads(List<Wanted> items) {
        var waitUntil = clock.instant().plus(JUST_LISTED);
        var loads = new ArrayList<Load>();
        for (int i = 0; i < items.size(); i++) {
            var wanted = items.get(i);
            var field = "items[" + i + "].productId";
            var product =
                    products.await(wanted.productId(), until(waitUntil))
                            .filter(Product::listed)
                            .orElseThrow(() -> invalid(field, "There is no such product."));
            var origin =
                    hubs.find(product.simpulId())
                            .orElseThrow(() -> invalid(field, "No hub takes this product in yet."));
            loads.add(
                    new Load(
                            new Source(product.producerId(), origin),
                            (long) product.weightGrams() * wanted.quantity()));
        }
        return loads;
    }

    private Duration until(Instant end) {
        var left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Rate rateFor(Hub origin, String villageCode, String service) {
        return rates.rate(origin.regencyCode(), regencyOf(villageCode), service)
                .orElseThrow(() -> invalid("villageCode", "There is no rate to this village yet."));
    }

    private Money surchargeOf(String villageCode) {
        return rates.surcharge(villageCode.substring(0, "35.07.21".length()));
    }

    private static String regencyOf(String villageCode) {
        return villageCode.substring(0, "35.07".length());
    }

    private static Refusal invalid(String field, String message) {
        return new Refusal(new Invalid(field, message));
    }
}
