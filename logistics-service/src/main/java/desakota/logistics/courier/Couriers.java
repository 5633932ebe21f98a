package desakota.logistics.courier;

import desakota.kit.problem.Problem.NotYours;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All couriers, answered from memory; what another instance added is seen in half a minute. */
@Component
public class Couriers {

    private final MongoTemplate mongo;
    private volatile Map<String, Courier> byId = Map.of();

    Couriers(MongoTemplate mongo) {
        this.mongo = mongo;
        refresh();
    }

    @Scheduled(fixedDelayString = "PT30S")
    final void refresh() {
        byId =
                mongo.find(new Query().with(Sort.by("_id")), Courier.class).stream()
                        .collect(Collectors.toUnmodifiableMap(Courier::id, Function.identity()));
    }

    /** The courier of this account. */
    public Optional<Courier> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The couriers of a hub, by id. */
    public List<Courier> of(String hubId) {
        return byId.values().stream()
                .filter(courier -> courier.hubId().equals(hubId))
                .sorted(Comparator.comparing(Courier::id))
                .toList();
    }

    /** Ids of the hubs that have couriers. */
    Set<String> hubs() {
        return byId.values().stream().map(Courier::hubId).collect(Collectors.toSet());
    }

    /**
     * The courier who calls.
     *
     * @throws Refusal 403 when no hub has the caller as a courier
     */
    Courier calling(Caller caller) {
        return find(caller.id())
                .orElseThrow(() -> new Refusal(new NotYours("You work for no hub yet.")));
    }

    /** Adds a courier unless the id is taken; tells the one that is there. */
    Courier add(Courier fresh) {
        try {
            mongo.insert(fresh);
        } catch (DuplicateKeyException _) {
            // The one that is there stays.
        }
        refresh();
        return find(fresh.id()).orElse(fresh);
    }
}
