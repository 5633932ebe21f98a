package desakota.kit.state;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import java.util.List;

/** Not ready before every state table is loaded. */
public final class StateTablesHealth implements HealthIndicator {

    private final List<StateTable<?, ?>> tables;

    public StateTablesHealth(List<StateTable<?, ?>> tables) {
        this.tables = tables;
    }

    @Override
    public Health health() {
        var loaded = tables.stream().allMatch(StateTable::isLoaded);
        return (loaded ? Health.up() : Health.outOfService())
                .withDetail("tables", tables.size())
                .build();
    }
}
