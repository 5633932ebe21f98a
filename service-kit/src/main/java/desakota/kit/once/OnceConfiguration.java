package desakota.kit.once;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;

/** Idempotency keys. */
@Configuration(proxyBeanMethods = false)
public class OnceConfiguration {

    @Bean
    Once once(MongoTemplate mongo, JsonMapper json, Clock clock) {
        return new Once(mongo, json, clock);
    }
}
