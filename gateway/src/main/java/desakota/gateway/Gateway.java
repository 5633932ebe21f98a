package desakota.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the gateway on its own port, as a reactive application configured by {@code gateway.yml}.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Gateway {

    public static void main(String[] args) {
        application().run(args);
    }

    /**
     * The gateway, not yet started. It reads {@code gateway.yml} only, so it can share a class path
     * with the services.
     */
    public static SpringApplication application() {
        return new SpringApplicationBuilder(Gateway.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=gateway")
                .build();
    }
}
