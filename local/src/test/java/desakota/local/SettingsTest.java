package desakota.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Map;

class SettingsTest {

    private final Settings settings =
            new Settings(
                    9000, "mongodb://db", "broker:1", Map.of("desakota.secret", "s"), Map.of());

    @Test
    void giveEachServiceItsPortAndItsDatabase() {
        assertThat(settings.of(Service.ORDER))
                .contains("--server.port=9003", "--spring.mongodb.database=orders")
                .contains("--spring.config.name=service-kit,order-service");
        assertThat(Arrays.stream(Service.values()).map(service -> service.port(9000)))
                .doesNotHaveDuplicates();
    }

    @Test
    void keepSecretsAndDatabaseFromTheGateway() {
        assertThat(settings.of(Service.GATEWAY))
                .contains("--desakota.services.catalog=http://localhost:9002")
                .noneMatch(setting -> setting.contains("secret") || setting.contains("mongodb"));
    }

    @Test
    void giveWayToWhatIsGiven() {
        var given = Settings.given(new String[] {"data", "--server.port=9100", "--a=b=c"}, 1);

        var arguments = new Settings(9000, "", "", Map.of(), given).of(Service.ORDER);

        assertThat(arguments)
                .contains("--server.port=9100", "--a=b=c")
                .doesNotContain("--server.port=9003");
    }

    @Test
    void refuseWhatIsNoSetting() {
        var arguments = new String[] {"data", "--server.port"};

        assertThatThrownBy(() -> Settings.given(arguments, 1)).hasMessageContaining("server.port");
    }
}
