package desakota.payment;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Payments, the ledger, payouts. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PaymentService {

    public static void main(String[] args) {
        new SpringApplicationBuilder(PaymentService.class)
                .properties("spring.config.name=service-kit,payment-service")
                .run(args);
    }
}
