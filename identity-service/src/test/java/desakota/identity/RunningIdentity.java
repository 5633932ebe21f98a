package desakota.identity;

import desakota.kit.test.Backends;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test against the running service with demo accounts; all such tests share one instance. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(NoScans.class)
@Timeout(60)
@ContextConfiguration(initializers = Backends.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        classes = IdentityService.class,
        properties = {
            "spring.config.name=service-kit,identity-service",
            "desakota.demo=true",
            "desakota.identity.key-secret=not-a-secret-but-long-enough-for-a-test",
            "desakota.identity.first-administrator.secret=first-secret",
            "desakota.identity.web-shop.secret=shop-secret",
            "desakota.identity.web-shop.redirect-uris=http://shop.test/back"
        })
@interface RunningIdentity {}
