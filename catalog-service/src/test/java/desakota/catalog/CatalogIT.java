package desakota.catalog;

import desakota.kit.test.Backends;
import desakota.kit.test.NoScans;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the running service with the demo market in it. All such tests share one. */
@Timeout(60)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=service-kit,catalog-service",
            "desakota.demo=true",
            "desakota.reservation-sweep=100ms",
            "desakota.parked-retry=100ms"
        })
@ContextConfiguration(initializers = Backends.class)
@ExtendWith(NoScans.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CatalogIT {}
