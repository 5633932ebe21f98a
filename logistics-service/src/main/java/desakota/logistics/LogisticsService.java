package desakota.logistics;

import desakota.kit.SideBySide;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;

/** Starts the logistics service. */
@SpringBootApplication
public class LogisticsService {

    /** How many shipments are written at once: few enough that others still get a connection. */
    private static final int AT_ONCE = 16;

    public static void main(String[] args) {
        new SpringApplicationBuilder(LogisticsService.class)
                .properties("spring.config.name=service-kit,logistics-service")
                .run(args);
    }

    @Bean
    SideBySide sideBySide() {
        return new SideBySide("side-by-side", AT_ONCE);
    }
}
