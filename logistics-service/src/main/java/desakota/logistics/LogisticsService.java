package desakota.logistics;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the logistics service. */
@SpringBootApplication
public class LogisticsService {

    public static void main(String[] args) {
        new SpringApplicationBuilder(LogisticsService.class)
                .properties("spring.config.name=service-kit,logistics-service")
                .run(args);
    }
}
