package desakota.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class IdentityPropertiesTest {

    private final ApplicationContextRunner run =
            new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Test
    void areRefusedWithoutAKeySecret() {
        run.run(
                context ->
                        assertThat(context.getStartupFailure())
                                .rootCause()
                                .hasMessageContaining("desakota.identity.key-secret is missing"));
    }

    @Test
    void doNotPrintAKeySecretThatIsTooShort() {
        run.withPropertyValues("desakota.identity.key-secret=hunter2")
                .run(
                        context ->
                                assertThat(context.getStartupFailure())
                                        .rootCause()
                                        .hasMessageContaining("too short")
                                        .hasMessageNotContaining("hunter2"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(IdentityProperties.class)
    static class Bound {}
}
