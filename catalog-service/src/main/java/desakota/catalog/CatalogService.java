package desakota.catalog;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The catalogue: producers, products, stock and reservations, search. */
@SpringBootApplication
public class CatalogService {

    /** Starts the service. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(CatalogService.class)
                .properties("spring.config.name=service-kit,catalog-service")
                .run(args);
    }
}
