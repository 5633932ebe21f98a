package desakota.logistics.courier;

import desakota.kit.KitProperties;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.List;

/** Adds the demo couriers that are not there yet, where demo data is switched on. */
@Component
class DemoCouriers implements InitializingBean {

    private final Couriers couriers;
    private final JsonMapper json;
    private final boolean wanted;

    DemoCouriers(Couriers couriers, JsonMapper json, KitProperties properties) {
        this.couriers = couriers;
        this.json = json;
        this.wanted = properties.demo();
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        if (!wanted) return;
        try (var file = new ClassPathResource("logistics/demo/couriers.json").getInputStream()) {
            json.readValue(file, new TypeReference<List<Courier>>() {}).stream()
                    .filter(courier -> couriers.find(courier.id()).isEmpty())
                    .forEach(couriers::add);
        }
    }
}
