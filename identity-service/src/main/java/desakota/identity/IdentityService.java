package desakota.identity;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Accounts, sign-in and tokens. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IdentityService {

    public static void main(String[] args) {
        new SpringApplicationBuilder(IdentityService.class)
                .properties("spring.config.name=service-kit,identity-service")
                .run(args);
    }
}
