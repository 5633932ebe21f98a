package desakota.system;

import static org.assertj.core.api.Assertions.assertThat;

import desakota.system.Market.Line;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** The market's log, after all that the other tests have done. */
@Order(10)
@Timeout(120)
class LogsIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void nameNobodyAndTellNoSecret() throws IOException {
        var market = new Market(MarketProcess.shared().address());
        var coffee = market.list("Kopi Catatan", 5);
        var order = market.place(market.rina, List.of(new Line(coffee, 1)));
        market.anyone.post(
                "/api/accounts",
                Map.of(
                        "name",
                        "Nama Rahasia",
                        "phone",
                        "+6281298765432",
                        "password",
                        "kata-kunci-9"));
        market.rina.post("/api/orders", Map.of("deliveryAddress", "Jalan Rahasia 7")).refused(400);

        var log = Files.readString(MarketProcess.shared().log());

        assertThat(log).contains("/api/orders");
        for (var secret :
                List.of(
                        "81200000101",
                        "81298765432",
                        "Jl. Ijen",
                        "Nama Rahasia",
                        "Jalan Rahasia",
                        "kata-kunci-9",
                        "\"" + order.get("deliveryCode").asString() + "\"",
                        "Bearer ey",
                        "eyJ"))
            assertThat(log.contains(secret)).as("The log tells " + secret).isFalse();
    }

    @Test
    void areOneJsonObjectALine() throws IOException {
        try (var lines = Files.lines(MarketProcess.shared().log())) {
            assertThat(lines.limit(500))
                    .isNotEmpty()
                    .allSatisfy(
                            line ->
                                    assertThat(JSON.readTree(line).has("@timestamp"))
                                            .as(line)
                                            .isTrue());
        }
    }
}
