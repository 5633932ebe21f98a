package desakota.order;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the order service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class OrderService {

    public static void main(String[] args) {
        new SpringApplicationBuilder(OrderService.class)
                .properties("spring.config.name=service-kit,order-service")
                .run(args);
    }
}
