package desakota.logistics.hub;

import desakota.kit.KitProperties;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.List;

/** Adds the demo hubs that are not there yet, where demo data is switched on. */
@Component
class DemoHubs implements InitializingBean {

    private final Hubs hubs;
    private final JsonMapper json;
    private final boolean wanted;

    DemoHubs(Hubs hubs, JsonMapper json, KitProperties properties) {
        this.hubs = hubs;
        this.json = json;
        this.wanted = properties.demo();
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        if (!wanted) return;
        try (var file = new ClassPathResource("logistics/demo/hubs.json").getInputStream()) {
            json.readValue(file, new TypeReference<List<Hub>>() {}).stream()
                    .filter(hub -> hubs.find(hub.id()).isEmpty())
                    .forEach(hubs::add);
        }
    }
}
