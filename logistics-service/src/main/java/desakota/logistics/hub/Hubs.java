package desakota.logistics.hub;

import desakota.kit.problem.Problem.NotFound;
import desakota.kit.problem.Problem.NotYours;
import desakota.kit.problem.Refusal;
import desakota.kit.security.Caller;
import desakota.kit.security.Role;

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
import java.util.function.Function;
import java.util.stream.Collectors;

/** All hubs, answered from memory; what another instance added is seen within half a minute. */
@Component
public class Hubs {

    private final MongoTemplate mongo;
    private volatile Map<String, Hub> byId = Map.of();

    Hubs(MongoTemplate mongo) {
        this.mongo = mongo;
        refresh();
    }

    /** Reads all hubs again. */
    @Scheduled(fixedDelayString = "PT30S")
    final void refresh() {
        byId =
                mongo.find(new Query().with(Sort.by("_id")), Hub.class).stream()
                        .collect(Collectors.toUnmodifiableMap(Hub::id, Function.identity()));
    }

    /** The hub of this id. */
    public Optional<Hub> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The hub's name, or its id if it is not known. */
    public String nameOf(String id) {
        return find(id).map(Hub::name).orElse(id);
    }

    /** All hubs by id. */
    List<Hub> all() {
        return byId.values().stream().sorted(Comparator.comparing(Hub::id)).toList();
    }

    /** The city hub whose couriers reach the regency of this code. */
    public Optional<Hub> serving(String regencyCode) {
        return all().stream().filter(hub -> hub.serves().contains(regencyCode)).findFirst();
    }

    /**
     * The hub whose work this is, if the caller is its operator.
     *
     * @throws Refusal 404 when there is no such hub, 403 when it is somebody else's
     */
    public Hub operatedBy(Caller caller, String hubId) {
        var hub = find(hubId).orElseThrow(() -> new Refusal(new NotFound("hub", hubId)));
        if (!caller.is(hubId))
            throw new Refusal(new NotYours("Only the operator of this hub does its work."));
        return hub;
    }

    /**
     * The hub whose cash this is, if the caller is its operator or looks after the market's money.
     *
     * @throws Refusal 404 when there is no such hub, 403 when it is somebody else's
     */
    public Hub seenBy(Caller caller, String hubId) {
        return caller.is(Role.FINANCE) || caller.is(Role.ADMIN)
                ? find(hubId).orElseThrow(() -> new Refusal(new NotFound("hub", hubId)))
                : operatedBy(caller, hubId);
    }

    /** Adds a hub unless its id is taken; tells the one that is there. */
    Hub add(Hub fresh) {
        try {
            mongo.insert(fresh);
        } catch (DuplicateKeyException _) {
            // The one that is there stays.
        }
        refresh();
        return find(fresh.id()).orElse(fresh);
    }
}
