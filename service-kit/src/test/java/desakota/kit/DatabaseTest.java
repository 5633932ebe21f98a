package desakota.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;

import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;

/** The line to the database. */
class DatabaseTest {

    @Test
    void isNotWaitedForLongerThanAClientWaits() {
        var settings = MongoClientSettings.builder();

        new KitAutoConfiguration().durableWrites().customize(settings);

        var line = settings.build();
        assertThat(line.getConnectionPoolSettings().getMaxWaitTime(TimeUnit.SECONDS)).isEqualTo(5);
        assertThat(line.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS))
                .isEqualTo(5);
    }
}
