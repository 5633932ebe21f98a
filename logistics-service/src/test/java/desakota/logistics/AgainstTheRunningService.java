package desakota.logistics;

import desakota.kit.test.Backends;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the whole service with its demo hubs; all of them share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=service-kit,logistics-service",
            "desakota.demo=true",
            "desakota.assign-sweep=300ms",
            "desakota.bag-sweep=300ms",
            "desakota.device-event-sweep=300ms",
            "desakota.cash-sweep=300ms",
            "desakota.review-sweep=300ms",
            "desakota.search-sweep=300ms"
        })
@ContextConfiguration(initializers = Backends.class)
@ExtendWith(NoScans.class)
@Timeout(60)
@interface AgainstTheRunningService {}
